import { isSound, ownId } from './jsonWalk';
import { KEYS } from './memory';

const QUOTE: u8 = 0x22;

/** So many are noted until the next line that is told of, of five bytes each. */
const MOST: usize = 2400;

let isWanted = false;
let noted: usize = 0;

/** Whether keys are noted from now on. */
export function noteKeys(wanted: bool): void {
  isWanted = wanted;
}

export function keysNoted(): usize {
  return noted;
}

export function forgetKeys(): void {
  noted = 0;
}

/**
 * Notes the key of a line, as resourceKey.ts makes it.
 *
 * @param typeEnd where the name of its type ends, with which it begins
 * @param isUsual whether the key "id" stands in it once
 * @returns false for a line of which it cannot be told, or has no room; true when none are wanted
 */
export function noteKey(start: usize, end: usize, type: i32, typeEnd: usize, isUsual: bool): bool {
  if (!isWanted) return true;
  if (noted === MOST) return false;
  let id = isUsual ? idAfter(typeEnd + 1) : 0;
  if (id === 0) {
    if (!isSound(start, end)) return false;
    if (ownId <= 0) return ownId === 0;
    id = <usize>ownId;
  }
  if (!isWritten(type, id, end)) return false;
  noted += 1;
  return true;
}

/** Writes the key of a line that is told of behind those that are noted. @returns false when it cannot be told so easily */
export function tellKey(end: usize, type: i32, typeEnd: usize, isUsual: bool): bool {
  if (!isWanted || !isUsual || noted === MOST) return false;
  const id = idAfter(typeEnd + 1);
  return id !== 0 && isWritten(type, id, end);
}

function isWritten(type: i32, id: usize, end: usize): bool {
  const idEnd = plainEnd(id, end);
  if (idEnd === 0) return false;
  write(type, id, idEnd);
  return true;
}

/** Where the id begins when it is the next thing, else 0. */
function idAfter(at: usize): usize {
  // ,"id":"
  if ((load<u64>(at) & 0xffffffffffffff) === 0x223a226469222c) return at + 7;
  // , "id": "
  return load<u64>(at) === 0x203a22646922202c && load<u8>(at, 8) === QUOTE ? at + 9 : 0;
}

/**
 * Where a text of nothing but letters of ASCII ends, before a comma or a brace; 0 for any other: blanks at its ends do not count,
 * and where a quote is lost, an id ends elsewhere.
 */
function plainEnd(start: usize, end: usize): usize {
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const others = v128.or(i8x16.eq(bytes, i8x16.splat(0x5c)), i8x16.le_s(bytes, i8x16.splat(0x20)));
    const found = i8x16.bitmask(v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), others));
    if (found === 0) continue;
    const place = at + <usize>ctz(found);
    if (place >= end || load<u8>(place) !== QUOTE) return 0;
    const following = load<u8>(place, 1);
    return following === 0x2c || following === 0x7d ? place : 0;
  }
  return 0;
}

/** Four letters a step. */
function write(type: i32, start: usize, end: usize): void {
  let low: u32 = (type + 1) * 0x9e3779b1;
  let high: u32 = (type + 1) * 0x85ebca6b;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const letters = load<u32>(at);
    low = rotl((low ^ letters) * 0x9e3779b1, 15);
    high = rotl((high ^ letters) * 0x85ebca6b, 13);
  }
  const rest = <u32>(end - at);
  const letters = rest === 0 ? 0 : load<u32>(at) & (((<u32>1) << (rest << 3)) - 1);
  low = rotl((low ^ letters) * 0x9e3779b1, 15) ^ <u32>(end - start);
  high = (high ^ letters) * 0x85ebca6b;
  // Each half takes from the other: ids that only count up differ in few letters.
  high = (high ^ (high >>> 15)) * 0xc2b2ae35;
  const top = ((high ^ rotl(low, 13)) * 0x9e3779b1) >>> 24;
  low = (low ^ (low >>> 16) ^ high) * 0xc2b2ae35;
  const place = KEYS + noted * 5;
  store<u32>(place, low ^ (low >>> 15));
  store<u8>(place, <u8>top, 4);
}
