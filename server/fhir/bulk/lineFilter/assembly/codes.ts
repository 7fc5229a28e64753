import { KNOWN_CODES, KNOWN_CODES_BYTES, keepingFirst } from './memory';

const QUOTE: u8 = 0x22;

/** Pairs of a number and its meaning, 0 where there is none. */
let table: usize = 0;
let mask: u32 = 0;

/** @param slots a power of two, more than there are codes */
export function codesAt(at: usize, slots: u32): void {
  table = at;
  mask = slots - 1;
  memory.fill(KNOWN_CODES, 0, KNOWN_CODES_BYTES);
}

/**
 * What the code means that begins at `start`; less than 0 for one that hides letters, is no ASCII, or does not end in its line. Few codes
 * stand in most lines of a file: those of less than sixteen letters are remembered.
 */
export function meaningAt(start: usize, limit: usize): i32 {
  const bytes = v128.load(start);
  const length = <usize>ctz(i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(QUOTE))) | 0x10000);
  if (length === 16 || start + length >= limit) return newMeaning(start, limit);
  const code = v128.and(bytes, v128.load(keepingFirst(length)));
  const known = knownAt(code);
  const isKnown = load<usize>(known, 20) === length + 1;
  if (isKnown && i8x16.all_true(i8x16.eq(code, v128.load(known)))) return load<i32>(known, 16);
  const meaning = newMeaning(start, limit);
  if (meaning >= 0) {
    v128.store(known, code);
    store<i32>(known, meaning, 16);
    store<usize>(known, length + 1, 20);
  }
  return meaning;
}

/** Where a code may be remembered: 256 places of 32 bytes. */
function knownAt(code: v128): usize {
  const mixed = (i64x2.extract_lane(code, 0) ^ (i64x2.extract_lane(code, 1) << 1)) * 0x9e3779b97f4a7c15;
  return KNOWN_CODES + <usize>((<u64>mixed >> 56) << 5);
}

/** As codeTable.ts numbers codes. */
function newMeaning(start: usize, limit: usize): i32 {
  let hash: u32 = 0x811c9dc5;
  for (let at = start; at < limit; at += 1) {
    let byte: u32 = load<u8>(at);
    if (byte === QUOTE) return found(hash);
    // What is no ASCII may be a blank that codes are compared without.
    if (byte === 0x5c || byte === 0x0a || byte >= 0x80) return -1;
    if (byte === 0x2e || byte === 0x20) continue;
    if (byte >= 0x61 && byte <= 0x7a) byte -= 0x20;
    hash = (hash ^ byte) * 0x01000193;
  }
  return -1;
}

function found(hash: u32): i32 {
  let slot = hash & mask;
  while (true) {
    const entry = table + ((<usize>slot) << 3);
    const meaning = load<i32>(entry, 4);
    if (meaning === 0 || load<u32>(entry) === hash) return meaning;
    slot = (slot + 1) & mask;
  }
}
