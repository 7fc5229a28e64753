import { depthAt } from './braces';

const COLON: u8 = 0x3a;
const OPENING_BRACE: u8 = 0x7b;
const QUOTE: u8 = 0x22;
const SLASH: u8 = 0x2f;
const BACKSLASH: u8 = 0x5c;

/**
 * Whether the reference to a Patient at `at` is the subject of its line, as most exporters write it: as usualSubject.ts tells
 * it. What stands before was seen to be of the line, which begins with none of the letters that are passed over.
 *
 * @param hasEscape whether there is a backslash in the line up to there
 */
export function isSubject(start: usize, at: usize, limit: usize, hasEscape: bool): bool {
  const key = keyBefore(start, at);
  return key !== 0 && load<u8>(key - 1) !== BACKSLASH && isOneId(at + 8, limit) && depthAt(key, hasEscape) === 1;
}

/** Where the key "subject" or "patient" of the reference begins; 0 when it is none. */
function keyBefore(start: usize, at: usize): usize {
  let place = at - 1;
  if (load<u8>(place) === SLASH) {
    while (place > start && load<u8>(place) !== QUOTE && load<u8>(place) !== BACKSLASH) place -= 1;
  }
  if (load<u8>(place) !== QUOTE) return 0;
  place = before(place, COLON);
  if (place === 0) return 0;
  // "reference"
  if (load<u64>(place - 11) !== 0x6e65726566657222 || load<u16>(place - 3) !== 0x6563 || load<u8>(place - 1) !== QUOTE)
    return 0;
  place = before(place - 11, OPENING_BRACE);
  if (place === 0) return 0;
  place = before(place, COLON);
  if (place === 0 || load<u8>(place - 1) !== QUOTE) return 0;
  const key = load<u64>(place - 9);
  // "subject and "patient
  return key === 0x7463656a62757322 || key === 0x746e656974617022 ? place - 9 : 0;
}

/** Where what stands before a sign ends, blanks passed over on both sides; 0 when the sign is not there. */
function before(place: usize, sign: u8): usize {
  const at = blanksBefore(place);
  return load<u8>(at - 1) === sign ? blanksBefore(at - 1) : 0;
}

function blanksBefore(place: usize): usize {
  let at = place;
  while (load<u8>(at - 1) === 0x20 || load<u8>(at - 1) === 0x09) at -= 1;
  return at;
}

/** Whether nothing but an id, and perhaps a version, stands before the quote that ends a reference. */
function isOneId(start: usize, limit: usize): bool {
  const end = wordEnd(start, limit);
  if (end === start || end >= limit) return false;
  if (load<u8>(end) === QUOTE) return goesOn(end + 1, limit);
  // /_history/
  if (load<u64>(end) !== 0x726f747369685f2f || load<u16>(end, 8) !== 0x2f79) return false;
  const last = wordEnd(end + 10, limit);
  return last > end + 10 && last < limit && load<u8>(last) === QUOTE && goesOn(last + 1, limit);
}

/** Whether signs of JSON stand behind a reference: a comma, or a brace and one of both. */
function goesOn(from: usize, limit: usize): bool {
  let at = blanksFrom(from, limit);
  if (load<u8>(at) === 0x2c) return true;
  if (load<u8>(at) !== 0x7d) return false;
  at = blanksFrom(at + 1, limit);
  return load<u8>(at) === 0x2c || load<u8>(at) === 0x7d;
}

function blanksFrom(from: usize, limit: usize): usize {
  let at = from;
  while (at < limit && (load<u8>(at) === 0x20 || load<u8>(at) === 0x09)) at += 1;
  return at;
}

/** Where letters end that nothing cuts off, and no sign of JSON: before a blank, " # , / : ; < = > ? [ \ ] { | } or what is no ASCII. */
function wordEnd(start: usize, limit: usize): usize {
  let at = start;
  for (; at < limit; at += 16) {
    const bytes = v128.load(at);
    const blanks = i8x16.le_s(bytes, i8x16.splat(0x20));
    // Some differ in one bit, others are neighbors.
    const quotes = i8x16.eq(v128.or(bytes, i8x16.splat(1)), i8x16.splat(0x23));
    const cuts = v128.or(i8x16.eq(bytes, i8x16.splat(0x2c)), i8x16.eq(bytes, i8x16.splat(0x2f)));
    const colons = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x3a)), i8x16.splat(6));
    const upper = v128.or(bytes, i8x16.splat(0x20));
    const braces = i8x16.lt_u(i8x16.sub(upper, i8x16.splat(0x7b)), i8x16.splat(3));
    const found = i8x16.bitmask(v128.or(v128.or(blanks, quotes), v128.or(v128.or(cuts, colons), braces)));
    if (found !== 0) return at + <usize>ctz(found);
  }
  return at;
}
