const QUOTE: u8 = 0x22;
const BACKSLASH: u8 = 0x5c;

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

/** Where the text ends that begins at `start`: at its quote; `end` when it does not. */
function textEnd(start: usize, end: usize): usize {
  let at = start;
  while (at < end) {
    const bytes = v128.load(at);
    const found = i8x16.bitmask(v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH))));
    if (found === 0) {
      at += 16;
      continue;
    }
    at += <usize>ctz(found);
    if (at >= end) return end;
    if (load<u8>(at) === QUOTE) return at;
    at += 2;
  }
  return end;
}

function count(place: usize): void {
  for (let at = counted; at < place; at += 64) {
    const rest = place - at;
    const behind: u64 = rest < 64 ? u64.MAX_VALUE << rest : 0;
    const texts = between(places(at, 0, QUOTE) & ~behind) ^ inText;
    const others = texts | behind;
    // { and [ as well as } and ] differ in one bit.
    open += <i32>popcnt(places(at, 0x20, 0x7b) & ~others);
    open -= <i32>popcnt(places(at, 0x20, 0x7d) & ~others);
    inText = <u64>(<i64>texts >> 63);
  }
  counted = max(counted, place);
}

/** Which of 64 bytes are a sign, the lowest bit first. @param bit in which others may differ that mean the same, set in the sign */
export function places(at: usize, bit: i8, sign: i8): u64 {
  const all = i8x16.splat(sign);
  const more = i8x16.splat(bit);
  const low =
    i8x16.bitmask(i8x16.eq(v128.or(v128.load(at), more), all)) |
    (i8x16.bitmask(i8x16.eq(v128.or(v128.load(at, 16), more), all)) << 16);
  const high =
    i8x16.bitmask(i8x16.eq(v128.or(v128.load(at, 32), more), all)) |
    (i8x16.bitmask(i8x16.eq(v128.or(v128.load(at, 48), more), all)) << 16);
  return <u64>(<u32>low) | ((<u64>(<u32>high)) << 32);
}

/** From each odd set bit on up to the next even one. */
export function between(bits: u64): u64 {
  let all = bits;
  all ^= all << 1;
  all ^= all << 2;
  all ^= all << 4;
  all ^= all << 8;
  all ^= all << 16;
  return all ^ (all << 32);
}
