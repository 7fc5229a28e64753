import { keepingFirst, typeNamed } from './memory';

const QUOTE: u8 = 0x22;

/** The name found last, with what stands behind it as zeros: files hold one type. */
let lastName: v128 = i8x16.splat(0);
let lastLength: usize = 0;
let lastType: i32 = -1;

/** Where the name of the type ends with which the line asked for last begins. */
export let typeEnd: usize = 0;

/** The number of the type with which a line begins; -1 when it does not. */
export function typeAt(start: usize, limit: usize): i32 {
  // {"resourceType":
  if (load<u64>(start) !== 0x72756f736572227b || load<u64>(start, 8) !== 0x3a22657079546563) return -1;
  const quote = load<u8>(start, 16) === 0x20 ? start + 17 : start + 16;
  if (load<u8>(quote) !== QUOTE) return -1;
  const name = v128.load(quote, 1);
  const length = <usize>ctz(i8x16.bitmask(i8x16.eq(name, i8x16.splat(QUOTE))) | 0x10000);
  if (quote + 1 + length >= limit) return -1;
  typeEnd = quote + 1 + length;
  const known = v128.and(name, v128.load(keepingFirst(length)));
  if (length === lastLength && i8x16.all_true(i8x16.eq(known, lastName))) return lastType;
  const type = newType(quote + 1, limit);
  if (length < 16 && type >= 0) {
    lastName = known;
    lastLength = length;
    lastType = type;
  }
  return type;
}

function newType(name: usize, limit: usize): i32 {
  let stop = name;
  while (stop < limit && isLetter(load<u8>(stop))) stop += 1;
  typeEnd = stop;
  if (stop >= limit || load<u8>(stop) !== QUOTE || stop === name) return -1;
  return typeNamed(name, stop);
}

function isLetter(byte: u8): bool {
  return <u8>((byte | 0x20) - 0x61) < 26;
}
