import { keepingFirst } from './memory';

/** So many steps count in numbers of eight bits. */
const STEPS: usize = 127;

/** How many braces and brackets are open at `end` of those that stand behind `start`: as braces.ts counts them. */
export function openBraces(start: usize, end: usize): i32 {
  let open = 0;
  let at = start;
  while (at + 16 <= end) {
    const stop = min(end, at + (STEPS << 4));
    let counts = i8x16.splat(0);
    for (; at + 16 <= stop; at += 16) counts = counted(counts, v128.load(at));
    open += sumOf(counts);
  }
  return at < end
    ? open + sumOf(counted(i8x16.splat(0), v128.and(v128.load(at), v128.load(keepingFirst(end - at)))))
    : open;
}

function counted(counts: v128, bytes: v128): v128 {
  // { and [ as well as } and ] differ in one bit.
  const signs = v128.or(bytes, i8x16.splat(0x20));
  return i8x16.add(i8x16.sub(counts, i8x16.eq(signs, i8x16.splat(0x7b))), i8x16.eq(signs, i8x16.splat(0x7d)));
}

function sumOf(counts: v128): i32 {
  const sums = i32x4.extadd_pairwise_i16x8_s(i16x8.extadd_pairwise_i8x16_s(counts));
  return (
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) +
    i32x4.extract_lane(sums, 3)
  );
}
