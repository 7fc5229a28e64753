import { depthAt } from './ids';

/**
 * How many braces and brackets are open at `end` of those that stand behind `start`, those in texts aside: as depthAt.ts tells it.
 *
 * @param hasEscape whether there is a backslash in it: texts do not end so plainly then
 */
export function openAtEnd(start: usize, end: usize, hasEscape: bool): i32 {
  if (hasEscape) return depthAt(start, end);
  let open = 0;
  let inText: u64 = 0;
  for (let at = start; at < end; at += 64) {
    const first = v128.load(at);
    const second = v128.load(at, 16);
    const third = v128.load(at, 32);
    const fourth = v128.load(at, 48);
    const quotes = places(first, second, third, fourth, 0x22);
    const bit = i8x16.splat(0x20);
    // { and [ as well as } and ] differ in one bit.
    const one = v128.or(first, bit);
    const two = v128.or(second, bit);
    const three = v128.or(third, bit);
    const four = v128.or(fourth, bit);
    const rest = end - at;
    const behind: u64 = rest < 64 ? u64.MAX_VALUE << rest : 0;
    const texts = between(quotes & ~behind) ^ inText;
    const others = texts | behind;
    open += <i32>popcnt(places(one, two, three, four, 0x7b) & ~others);
    open -= <i32>popcnt(places(one, two, three, four, 0x7d) & ~others);
    inText = <u64>(<i64>texts >> 63);
  }
  return open;
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
