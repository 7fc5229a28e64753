import { codesIn } from './codesIn.ts';
import type { LinePasser } from './lineFilter/linePasser.ts';
import { Needle } from './needle.ts';
import { lineKey } from './resourceKey.ts';
import { usualSubject } from './usualSubject.ts';

/** What stands in the lines of a block, by their places in it. Asked for lines that only move forward. */
export interface LineWords {
  /** What all codes of a line mean together. */
  readonly meaning: (start: number, end: number) => number;
  /** Whether it may state a histology. */
  readonly mayStateHistology: (start: number, end: number) => boolean;
  /** Whether it says in the usual way whom it is about. */
  readonly isUsual: (start: number, end: number) => boolean;
  /** Of its resource (`lineKey`). */
  readonly key: (start: number, end: number) => number | undefined;
}

/**
 * @param table of what codes mean, by their number
 * @param histologies codes of the Observations that state one: they stand in few lines, and are looked for in all of a block
 * at once
 * @param passer who knows some of it already
 */
export function lineWords(
  bytes: Buffer,
  table: ReadonlyMap<number, number>,
  histologies: readonly string[],
  passer?: LinePasser,
): LineWords {
  const needles = histologies.map((code) => new Needle(bytes, code));
  const codeKey = new Needle(bytes, 'code"');
  let [asked, answer] = [-1, 0];
  return {
    meaning: (start, end) => {
      if (passer?.hasSeen(start)) return passer.meaning;
      if (start !== asked) [asked, answer] = [start, codesIn(bytes, start, end, codeKey, table)];
      return answer;
    },
    mayStateHistology: (start, end) => needles.some((code) => code.at(start) < end),
    isUsual: usualSubject(bytes, passer),
    key: (start, end) => (passer?.hasSeen(start) ? passer.key : undefined) ?? lineKey(bytes, start, end),
  };
}
