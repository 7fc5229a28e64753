import { textEnd } from './ids';

const QUOTE: u8 = 0x22;

/** Up to where braces of the line were counted, how many were open there, and whether a text was: all ones, else 0. */
let counted: usize = 0;
let open: i32 = 0;
let inText: u64 = 0;

/** Another line is gone through. */
export function forgetBraces(start: usize): void {
  counted = start;
  open = 0;
  inText = 0;
}

/**
 * How many braces and brackets of the line are open at a place, those in texts aside: as depthAt.ts tells it. Asked for places
 * that only move forward.
 *
 * @param hasEscape whether there is a backslash before it: texts do not end so plainly then
 */
export function depthAt(place: usize, hasEscape: bool): i32 {
  if (hasEscape) walk(place);
  else count(place);
  return open;
}

function walk(place: usize): void {
  let at = counted;
  while (at < place) {
    if (inText !== 0) {
      at = textEnd(at, place);
      if (at >= place) break;
      inText = 0;
    } else {
      const byte = load<u8>(at);
      // { and [ as well as } and ] differ in one bit.
      if (byte === QUOTE) inText = u64.MAX_VALUE;
      else if ((byte | 0x20) === 0x7b) open += 1;
      else if ((byte | 0x20) === 0x7d) open -= 1;
    }
    at += 1;
  }
  counted = max(counted, at);
}

function count(place: usize): void {
  for (let at = counted; at < place; at += 64) {
    const first = v128.load(at);
    const second = v128.load(at, 16);
    const third = v128.load(at, 32);
    const fourth = v128.load(at, 48);
    const quotes = places(first, second, third, fourth, QUOTE);
    const bit = i8x16.splat(0x20);
    const one = v128.or(first, bit);
    const two = v128.or(second, bit);
    const three = v128.or(third, bit);
    const four = v128.or(fourth, bit);
    const rest = place - at;
    const behind: u64 = rest < 64 ? u64.MAX_VALUE << rest : 0;
    const texts = between(quotes & ~behind) ^ inText;
    const others = texts | behind;
    open += <i32>popcnt(places(one, two, three, four, 0x7b) & ~others);
    open -= <i32>popcnt(places(one, two, three, four, 0x7d) & ~others);
    inText = <u64>(<i64>texts >> 63);
  }
  counted = max(counted, place);
}

/** Which of 64 bytes are a sign, the lowest bit first. */
function places(first: v128, second: v128, third: v128, fourth: v128, sign: i8): u64 {
  const all = i8x16.splat(sign);
  const low = i8x16.bitmask(i8x16.eq(first, all)) | (i8x16.bitmask(i8x16.eq(second, all)) << 16);
  const high = i8x16.bitmask(i8x16.eq(third, all)) | (i8x16.bitmask(i8x16.eq(fourth, all)) << 16);
  return <u64>(<u32>low) | ((<u64>(<u32>high)) << 32);
}

/** From each odd set bit on up to the next even one. */
function between(bits: u64): u64 {
  let all = bits;
  all ^= all << 1;
  all ^= all << 2;
  all ^= all << 4;
  all ^= all << 8;
  all ^= all << 16;
  return all ^ (all << 32);
}
