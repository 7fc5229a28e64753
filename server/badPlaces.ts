import type { BadLine } from './audit/reading.ts';
import { badLines } from './fhir/bulk/badLines.ts';
import type { BadPlace } from './fhir/bulk/findPatients.ts';
import type { InputFile } from './fhir/bulk/inputFile.ts';

/** So many lines of each file are named; of more, the number alone is told. */
export const NAMED_A_FILE = 1_000;

interface BadFile {
  /** Of every line, with repeats: a number each, so that millions of bad lines find room. */
  readonly offsets: number[];
  /** The first ones of the file, and some more. */
  first: BadPlace[];
  /** What is wrong with the file as a whole. */
  readonly wholes: Map<string, BadPlace>;
}

/** The places that could not be read, in whatever order they are found and however many they are. */
export class BadPlaces {
  readonly #files = new Map<number, BadFile>();

  add(places: readonly BadPlace[]): void {
    for (const place of places) {
      const own = this.#of(place.file);
      if (place.isWhole) own.wholes.set(place.because, place);
      else {
        own.offsets.push(place.offset);
        own.first.push(place);
        if (own.first.length >= 2 * NAMED_A_FILE) own.first = firstOf(own.first);
      }
    }
  }

  /** By file and line, each once. @returns those that are named, and the number of all */
  async told(files: readonly InputFile[]): Promise<{ readonly bad: readonly BadLine[]; readonly badCount: number }> {
    const bad: BadLine[] = [];
    let badCount = 0;
    for (const [index, own] of [...this.#files].toSorted(([a], [b]) => a - b)) {
      const lines = distinct(own.offsets);
      const first = firstOf(own.first);
      for (const each of await badLines([...own.wholes.values(), ...first], files)) bad.push(each);
      const more = lines - first.length;
      const file = files[index]?.name ?? '';
      if (more > 0) bad.push({ file, line: null, because: `${more} more lines could not be read` });
      badCount += own.wholes.size + lines;
    }
    return { bad, badCount };
  }

  #of(file: number): BadFile {
    const own = this.#files.get(file) ?? { offsets: [], first: [], wholes: new Map() };
    this.#files.set(file, own);
    return own;
  }
}

const firstOf = (places: readonly BadPlace[]): BadPlace[] =>
  [...new Map(places.map((place) => [place.offset, place])).values()]
    .toSorted((a, b) => a.offset - b.offset)
    .slice(0, NAMED_A_FILE);

/** A line that two patients share is found twice. */
function distinct(offsets: readonly number[]): number {
  const sorted = Float64Array.from(offsets).sort();
  return sorted.reduce((count, offset, at) => count + Number(at === 0 || offset !== sorted[at - 1]), 0);
}
