const QUOTE: u8 = 0x22;
const BACKSLASH: u8 = 0x5c;
const COLON: u8 = 0x3a;
const COMMA: u8 = 0x2c;

/** What may come next. */
const VALUE = 0;
const VALUE_OR_END = 1;
const KEY = 2;
const KEY_OR_END = 3;
const SIGN_OF_VALUE = 4;
const NEXT = 5;
const BROKEN = 6;

const DEEPEST = 64;

/** How many are open, and which of them are arrays: the lowest bit is that opened last. */
let open = 0;
let arrays: u64 = 0;

/**
 * The id that the line walked last gives its resource: where it begins; 0 when there is none; -1 when it takes reading the line, as
 * a key with an escape may be any, and an id may be no text. Of a key that stands twice the last one counts.
 */
export let ownId: isize = 0;

/** Whether a line is whole as far as signs tell: as jsonWalk.ts does. */
export function isSound(start: usize, end: usize): bool {
  open = 0;
  arrays = 0;
  ownId = 0;
  let expected = VALUE;
  let at = start;
  while (at < end) {
    const byte = load<u8>(at);
    if (byte === QUOTE) {
      const stop = textEnd(at + 1, end);
      if (stop === 0) return false;
      if (expected <= VALUE_OR_END) expected = NEXT;
      else if (expected <= KEY_OR_END) {
        expected = SIGN_OF_VALUE;
        if (open === 1) noteId(at + 1, stop, end);
      } else return false;
      at = stop;
      continue;
    }
    at += 1;
    if (byte === 0x20 || byte === 0x09 || byte === 0x0d) continue;
    if (isOfScalar(byte)) {
      if (expected > VALUE_OR_END) return false;
      while (at < end && isOfScalar(load<u8>(at))) at += 1;
      expected = NEXT;
    } else {
      expected = after(byte, expected);
      if (expected === BROKEN) return false;
    }
  }
  return expected === NEXT && open === 0;
}

/** @returns what may come after a sign */
function after(byte: u8, expected: i32): i32 {
  if (byte === COLON) return expected === SIGN_OF_VALUE ? VALUE : BROKEN;
  if (byte === COMMA) {
    if (expected !== NEXT || open === 0) return BROKEN;
    return (arrays & 1) !== 0 ? VALUE : KEY;
  }
  // { and [
  if (byte === 0x7b || byte === 0x5b) {
    if (expected > VALUE_OR_END || open === DEEPEST) return BROKEN;
    open += 1;
    arrays = (arrays << 1) | (byte === 0x5b ? 1 : 0);
    return byte === 0x5b ? VALUE_OR_END : KEY_OR_END;
  }
  // } and ]
  if (byte === 0x7d || byte === 0x5d) {
    const isArray = byte === 0x5d;
    if (expected !== NEXT && expected !== (isArray ? VALUE_OR_END : KEY_OR_END)) return BROKEN;
    if (open === 0 || ((arrays & 1) !== 0) !== isArray) return BROKEN;
    open -= 1;
    arrays >>= 1;
    return NEXT;
  }
  return BROKEN;
}

/** No quote, no control, none of , : [ \ ] { } */
function isOfScalar(byte: u8): bool {
  if (byte < 0x20 || byte === QUOTE || byte === COMMA || byte === COLON || byte === BACKSLASH) return false;
  return (byte | 0x20) !== 0x7b && (byte | 0x20) !== 0x7d;
}

/** @param start where the letters of the key begin, @param stop behind its quote */
function noteId(start: usize, stop: usize, end: usize): void {
  if (hasEscape) ownId = -1;
  // "id"
  if (stop !== start + 3 || load<u16>(start) !== 0x6469 || ownId < 0) return;
  const colon = skipBlanks(stop, end);
  const value = skipBlanks(colon + 1, end);
  ownId = value < end && load<u8>(value) === QUOTE ? <isize>value + 1 : -1;
}

function skipBlanks(from: usize, end: usize): usize {
  let at = from;
  while (at < end && (load<u8>(at) === 0x20 || load<u8>(at) === 0x09 || load<u8>(at) === 0x0d)) at += 1;
  return at;
}

/** Whether there was an escape in the text that was gone through last. */
let hasEscape: bool = false;

/** Behind the quote that ends a text; 0 where it does not end, or has a sign that none may have. */
function textEnd(start: usize, end: usize): usize {
  hasEscape = false;
  let at = start;
  while (at < end) {
    const bytes = v128.load(at);
    const ends = v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH)));
    const found = i8x16.bitmask(v128.or(ends, i8x16.lt_u(bytes, i8x16.splat(0x20))));
    if (found === 0) {
      at += 16;
      continue;
    }
    at += <usize>ctz(found);
    if (at >= end) return 0;
    const byte = load<u8>(at);
    if (byte === QUOTE) return at + 1;
    if (byte !== BACKSLASH || at + 1 >= end || !isEscaped(load<u8>(at, 1))) return 0;
    hasEscape = true;
    at += 2;
  }
  return 0;
}

/** What may stand behind a backslash: one of " \ / b f n r t u */
function isEscaped(byte: u8): bool {
  if (byte === QUOTE || byte === BACKSLASH || byte === 0x2f || byte === 0x62 || byte === 0x66) return true;
  return byte === 0x6e || byte === 0x72 || byte === 0x74 || byte === 0x75;
}
