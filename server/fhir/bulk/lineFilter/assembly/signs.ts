import { LETTERS, SIGNS } from './memory';

/** Bytes of the block that are searched at a time. */
const PART: usize = 8192;

/** Signs of the part that is gone through, from the next one on, and where the part ends. */
let next: usize = SIGNS;
let last: usize = SIGNS;
let searched: usize = 0;

/** Another block lies in the memory. */
export function forgetSigns(): void {
  searched = 0;
  next = last = SIGNS;
}

/** Goes on at a place that is not before any earlier one of the block. */
export function signsFrom(place: usize): void {
  if (searched < place) {
    searched = place;
    next = last = SIGNS;
  }
  while (next < last && <usize>load<u32>(next) < place) next += 4;
}

/**
 * The next place before the limit where a line may end, or where there may be a backslash, a code, an id, a type or a
 * reference to a Patient; the limit when there is none.
 */
export function nextSign(limit: usize): usize {
  while (next === last) {
    if (searched >= limit) return limit;
    searchPart(limit);
  }
  const place = <usize>load<u32>(next);
  if (place >= limit) return limit;
  next += 4;
  return place;
}

/** Every step takes note of two signs, whether they are there or not: that is cheaper than asking. */
function searchPart(limit: usize): void {
  const end = min(searched + PART, limit);
  // Numbers out of memory are kept ready, while constants would be made anew for every step.
  const newline = v128.load8_splat(LETTERS);
  const backslash = v128.load8_splat(LETTERS + 1);
  const c = v128.load8_splat(LETTERS + 2);
  const quote = v128.load8_splat(LETTERS + 3);
  const p = v128.load8_splat(LETTERS + 4);
  const slash = v128.load8_splat(LETTERS + 5);
  const i = v128.load8_splat(LETTERS + 6);
  const d = v128.load8_splat(LETTERS + 7);
  const t = v128.load8_splat(LETTERS + 8);
  const y = v128.load8_splat(LETTERS + 9);
  let filled = SIGNS;
  for (; searched < end; searched += 64) {
    const first = signs(searched, newline, backslash, c, quote, p, slash, i, d, t, y);
    const second = signs(searched + 16, newline, backslash, c, quote, p, slash, i, d, t, y);
    const third = signs(searched + 32, newline, backslash, c, quote, p, slash, i, d, t, y);
    const fourth = signs(searched + 48, newline, backslash, c, quote, p, slash, i, d, t, y);
    let found = first | (second << 16) | (third << 32) | (fourth << 48);
    const count = <usize>popcnt(found);
    store<u32>(filled, <u32>(searched + <usize>ctz(found)));
    found &= found - 1;
    store<u32>(filled, <u32>(searched + <usize>ctz(found)), 4);
    found &= found - 1;
    for (let at = filled + 8; found !== 0; at += 4) {
      store<u32>(at, <u32>(searched + <usize>ctz(found)));
      found &= found - 1;
    }
    filled += count << 2;
  }
  next = SIGNS;
  last = filled;
}

/** Which of sixteen bytes are signs, the lowest bit first. */
function signs(
  at: usize,
  newline: v128,
  backslash: v128,
  c: v128,
  quote: v128,
  p: v128,
  slash: v128,
  i: v128,
  d: v128,
  t: v128,
  y: v128,
): u64 {
  const bytes = v128.load(at);
  const ends = v128.or(i8x16.eq(bytes, newline), i8x16.eq(bytes, backslash));
  // code"
  const codes = v128.and(i8x16.eq(bytes, c), i8x16.eq(v128.load(at, 4), quote));
  // Patient/
  const references = v128.and(i8x16.eq(bytes, p), i8x16.eq(v128.load(at, 7), slash));
  // id
  const second = v128.load(at, 1);
  const ids = v128.and(i8x16.eq(bytes, i), i8x16.eq(second, d));
  // Ty
  const types = v128.and(i8x16.eq(bytes, t), i8x16.eq(second, y));
  return <u64>i8x16.bitmask(v128.or(v128.or(ends, v128.or(ids, types)), v128.or(codes, references)));
}
