const QUOTE: u8 = 0x22;
const BACKSLASH: u8 = 0x5c;

/** Where the text ends that begins at `start`, behind its quote; `end` when it does not. Tells of escapes in it. */
let hasEscape: bool = false;

export function textEnd(start: usize, end: usize): usize {
  hasEscape = false;
  let at = start;
  while (at < end) {
    const bytes = v128.load(at);
    const found = i8x16.bitmask(v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH))));
    if (found === 0) {
      at += 16;
      continue;
    }
    at += <usize>ctz(found);
    if (at >= end) return end;
    if (load<u8>(at) === QUOTE) return at;
    hasEscape = true;
    at += 2;
  }
  return end;
}

/**
 * Goes through a line from text to text for the id of its resource: that of the key "id" of the outermost object, the last one if
 * it stands there twice, as it is read.
 *
 * @returns where the id begins; 0 when there is none; -1 when it takes reading the line: a key with an escape may be any, an id may
 * be no text, and a line that does not end is none
 */
export function walkedId(start: usize, end: usize): isize {
  let id: isize = 0;
  let open = 0;
  let at = start;
  while (at < end) {
    const byte = load<u8>(at);
    if (byte !== QUOTE) {
      const sign = byte | 0x20;
      if (sign === 0x7b) open += 1;
      else if (sign === 0x7d) open -= 1;
      at += 1;
      continue;
    }
    const stop = textEnd(at + 1, end);
    if (stop === end) return -1;
    if (open === 1) {
      const colon = skipBlanks(stop + 1, end);
      if (load<u8>(colon) === 0x3a) {
        if (hasEscape) return -1;
        // "id"
        if (stop === at + 3 && load<u16>(at + 1) === 0x6469) {
          const value = skipBlanks(colon + 1, end);
          if (load<u8>(value) !== QUOTE) return -1;
          id = <isize>value + 1;
          at = textEnd(value + 1, end) + 1;
          continue;
        }
      }
    }
    at = stop + 1;
  }
  return open === 0 ? id : -1;
}

function skipBlanks(from: usize, end: usize): usize {
  let at = from;
  while (at < end && (load<u8>(at) === 0x20 || load<u8>(at) === 0x09 || load<u8>(at) === 0x0d)) at += 1;
  return at;
}
