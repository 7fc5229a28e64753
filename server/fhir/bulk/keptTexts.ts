import { readAside } from './asideFile.ts';
import { freeMemory } from './freeMemory.ts';
import type { KeptPlace } from './keptLines.ts';
import type { PatientLine } from './patientRecord.ts';

/** Numbers by which a patient's line is found again: who kept it, whether in the file, start, length, file and offset. */
export const LINE_PLACE_NUMBERS = 6;
const BY = 0;
const IS_ASIDE = 1;
const START = 2;
const LENGTH = 3;
const FILE = 4;
const OFFSET = 5;

/** The lines that all threads kept, as one of them reads them. */
export class KeptTexts {
  readonly #places: readonly KeptPlace[];
  readonly #memories: readonly (Buffer | undefined)[];
  /** What was read from files of the lines under way. */
  #bytes: Buffer = Buffer.allocUnsafeSlow(0);

  constructor(places: readonly KeptPlace[]) {
    this.#places = places;
    this.#memories = places.map(({ memory }) => memory && Buffer.from(memory));
  }

  /**
   * @param lines `LINE_PLACE_NUMBERS` of each
   * @returns what gives some of them, from one on, until other lines are asked for
   */
  of(lines: Float64Array): (from: number, count: number) => readonly PatientLine[] {
    const starts = this.#read(lines);
    return (from, count) => {
      const found: PatientLine[] = [];
      for (let line = from; line < from + count; line += 1) {
        const [at, start] = [line * LINE_PLACE_NUMBERS, starts[line] ?? 0];
        const bytes = lines[at + IS_ASIDE] === 1 ? this.#bytes : this.#memories[lines[at + BY] ?? 0];
        const text = bytes?.toString('utf8', start, start + (lines[at + LENGTH] ?? 0)) ?? '';
        found.push({ text, file: lines[at + FILE] ?? 0, offset: lines[at + OFFSET] ?? 0 });
      }
      return found;
    };
  }

  /** Reads what lies in files, at once what lies side by side there. @returns where each line begins, there or in memory */
  #read(lines: Float64Array): Float64Array {
    const number = (line: number, place: number): number => lines[line * LINE_PLACE_NUMBERS + place] ?? 0;
    const starts = new Float64Array(lines.length / LINE_PLACE_NUMBERS);
    const aside: number[] = [];
    let bytes = 0;
    for (let line = 0; line < starts.length; line += 1) {
      starts[line] = number(line, START);
      if (number(line, IS_ASIDE) !== 1) continue;
      aside.push(line);
      bytes += number(line, LENGTH);
    }
    aside.sort((a, b) => number(a, BY) - number(b, BY) || number(a, START) - number(b, START));
    this.#makeRoom(bytes);
    let used = 0;
    for (let first = 0; first < aside.length; ) {
      const [by, start] = [number(aside[first] ?? 0, BY), number(aside[first] ?? 0, START)];
      let [next, end] = [first, start];
      for (; next < aside.length; next += 1) {
        const line = aside[next] ?? 0;
        if (number(line, BY) !== by || number(line, START) !== end) break;
        starts[line] = used + end - start;
        end += number(line, LENGTH);
      }
      readAside(this.#places[by]?.file, this.#bytes, used, end - start, start);
      used += end - start;
      first = next;
    }
    return starts;
  }

  #makeRoom(bytes: number): void {
    if (bytes <= this.#bytes.length) return;
    freeMemory(this.#bytes);
    this.#bytes = Buffer.allocUnsafeSlow(Math.ceil(bytes * 1.5));
  }
}
