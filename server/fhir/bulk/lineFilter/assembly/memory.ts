/** Where tables lie. Those of rules and names are written by lineFilter.ts. */

/** Of a class of patients and a type: the meanings of codes for which a line is looked at. */
const MASKS: usize = 0;
/** Of a type: whether a line has to say whose it is. */
const SUBJECTS: usize = 256;
/** Of a type: how many letters its name has, and the name. */
const NAMES: usize = 512;
const NAME_BYTES: usize = 32;
const TYPES = 10;

/** Sixteen bytes of ones and sixteen of zeros. */
const ONES: usize = 832;
/** Letters that are searched for: the end of a line, \\ c " P / i d T y */
export const LETTERS: usize = 864;
/** What is told of a line. */
export const SEEN: usize = 896;
/** Codes that were looked up. */
export const KNOWN_CODES: usize = 1024;
export const KNOWN_CODES_BYTES: usize = 8192;
/** Places of signs in the part of the block that is gone through. */
export const SIGNS: usize = 16384;

/** Keys of lines that were passed over: up to 2400 of five bytes. */
export const KEYS: usize = 53248;

/** Bits of the marks that names are looked for by. */
export const MARKS: usize = 65536;

/** Stands in a mask: a line is looked at when it may hold a mark. */
export const MARKED: i32 = 1 << 29;
/** Stands in a mask: a line is looked at when it is not whole. */
export const BROKEN: i32 = 1 << 28;
/** Stands in a mask: a line is looked at, however long it is, without being gone through. */
export const UNSEEN: i32 = 1 << 27;
/** Stands in every meaning: a mask that holds it lets no line be passed over. */
export const ALWAYS: i32 = 1 << 30;

/** As NOBODYS of lineRule.ts is ordered. */
export const NO_SUBJECT: u8 = 0;
export const SUBJECT_IF_CONTAINING: u8 = 1;

memory.fill(ONES, 0xff, 16);
store<u64>(LETTERS, 0x64692f5022635c0a);
store<u16>(LETTERS, 0x7954, 8);

export function maskOf(patient: i32, type: i32): i32 {
  return load<i32>(MASKS + ((patient << 6) | (type << 2)));
}

export function subjectOf(type: i32): u8 {
  return load<u8>(SUBJECTS + type);
}

/** Where sixteen bytes lie that keep the first bytes of others. @param length at most 16 */
export function keepingFirst(length: usize): usize {
  return ONES + 16 - length;
}

/** The number of the type of which the name stands between two places. */
export function typeNamed(start: usize, stop: usize): i32 {
  for (let type = 0; type < TYPES; type += 1) {
    const name = NAMES + <usize>type * NAME_BYTES;
    if (load<u8>(name) === <u8>(stop - start) && isSame(name + 1, start, stop)) return type;
  }
  return TYPES;
}

function isSame(name: usize, start: usize, stop: usize): bool {
  for (let at = start; at < stop; at += 1) if (load<u8>(name + (at - start)) !== load<u8>(at)) return false;
  return true;
}
