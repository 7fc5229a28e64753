import { KEYS } from './memory';

const QUOTE: u8 = 0x22;
const BACKSLASH: u8 = 0x5c;
const NEWLINE: u8 = 0x0a;

/** So many are noted until the next line that is told of. */
const MOST: usize = 1024;
const HASH: u32 = 0x811c9dc5;

let noted: usize = 0;
let low: u32 = 0;
let high: u32 = 0;

export function keysNoted(): usize {
  return noted;
}

export function forgetKeys(): void {
  noted = 0;
}

/**
 * Notes the key of a line that begins with its type, as resourceKey.ts makes it. @returns false for one that cannot be told by
 * its beginning, or has no room
 */
export function noteKey(start: usize, limit: usize): bool {
  if (noted === MOST) return false;
  low = high = HASH;
  const name: usize = load<u8>(start, 16) === 0x20 ? start + 18 : start + 17;
  const typeEnd = mixedUntilQuote(name, limit);
  const id = typeEnd === 0 ? 0 : idAfter(typeEnd + 1);
  if (id === 0 || mixedUntilQuote(id, limit) === 0) return false;
  const place = KEYS + (noted << 3);
  store<u32>(place, low);
  store<u32>(place, high, 4);
  noted += 1;
  return true;
}

/** @returns where the quote stands; 0 when there is none in the line before anything that hides letters */
function mixedUntilQuote(start: usize, limit: usize): usize {
  for (let at = start; at < limit; at += 1) {
    const byte = load<u8>(at);
    if (byte === BACKSLASH || byte === NEWLINE) return 0;
    low = (low ^ byte) * 0x01000193;
    high = (high ^ byte) * 0x9e3779b1;
    if (byte === QUOTE) return at;
  }
  return 0;
}

/** Where the id begins when it is the next thing, else 0. */
function idAfter(at: usize): usize {
  // ,"id":"
  if ((load<u64>(at) & 0xffffffffffffff) === 0x223a226469222c) return at + 7;
  // , "id": "
  return load<u64>(at) === 0x203a22646922202c && load<u8>(at, 8) === QUOTE ? at + 9 : 0;
}
