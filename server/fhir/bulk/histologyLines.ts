import { Needle } from './needle.ts';

/** Whether a line, between two places of a block, may state a histology. Asked for lines that only move forward. */
export type HistologyLines = (start: number, end: number) => boolean;

/** @param codes of the Observations that state one: they stand in few lines, and are looked for in all of a block at once */
export function histologyLines(bytes: Buffer, codes: readonly string[]): HistologyLines {
  const needles = codes.map((code) => new Needle(bytes, code));
  return (start, end) => needles.some((code) => code.at(start) < end);
}
