import { codeNumber } from './codeTable.ts';
import type { Needle } from './needle.ts';

const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const ANYTHING = -1;

/**
 * What all codes of a line mean together.
 *
 * @param codeKey finds `code"`, the end of every key under which a code stands
 */
export function codesIn(
  block: Buffer,
  start: number,
  end: number,
  codeKey: Needle,
  table: ReadonlyMap<number, number>,
): number {
  let meaning = 0;
  for (let at = codeKey.at(start); at < end; at = codeKey.at(at + 5)) {
    const colon = skipBlanks(block, at + 5);
    if (block[colon] !== COLON) continue;
    const quote = skipBlanks(block, colon + 1);
    if (block[quote] !== QUOTE) continue;
    let stop = quote + 1;
    while (stop < end && block[stop] !== QUOTE) {
      // A code with an escape in it may be any, and what is no ASCII a blank that codes are compared without.
      if (block[stop] === BACKSLASH || (block[stop] ?? 0) >= 0x80) return ANYTHING;
      stop += 1;
    }
    meaning |= table.get(codeNumber(block, quote + 1, stop)) ?? 0;
  }
  return meaning;
}

function skipBlanks(block: Buffer, from: number): number {
  let at = from;
  while (block[at] === 0x20 || block[at] === 0x09 || block[at] === 0x0d) at += 1;
  return at;
}
