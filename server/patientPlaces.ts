import { type Kept, LINE_NUMBERS } from './fhir/bulk/keptLines.ts';
import { LINE_PLACE_NUMBERS } from './fhir/bulk/keptTexts.ts';

const PATIENT = 0;
const FILE = 1;
const OFFSET = 2;
const IS_ASIDE = 3;
const START = 4;
const LENGTH = 5;

/** Where the lines of each patient lie, in the order of the input: few bytes a line, since all of them are kept at once. */
export class PatientPlaces {
  /** `LINE_PLACE_NUMBERS` of the lines of all, patient by patient. */
  readonly #lines: Float64Array;
  /** Index of the first line of each patient, and behind that of the last. */
  readonly #firsts: Uint32Array;

  /** @param patients how many there are */
  constructor(stores: readonly Kept[], patients: number) {
    const lines = new KeptNumbers(stores);
    this.#firsts = new Uint32Array(patients + 1);
    for (let line = 0; line < lines.count; line += 1) this.#addTo(lines.number(line, PATIENT) + 1, 1);
    for (let patient = 0; patient < patients; patient += 1) this.#addTo(patient + 1, this.#firsts[patient] ?? 0);
    this.#lines = this.#sorted(lines);
  }

  /** `LINE_PLACE_NUMBERS` of each of a patient's lines. */
  of(patient: number): Float64Array {
    const [from = 0, to = 0] = this.#firsts.subarray(patient, patient + 2);
    return this.#lines.subarray(from * LINE_PLACE_NUMBERS, to * LINE_PLACE_NUMBERS);
  }

  #addTo(place: number, count: number): void {
    this.#firsts[place] = (this.#firsts[place] ?? 0) + count;
  }

  #sorted(lines: KeptNumbers): Float64Array {
    const order = new Uint32Array(lines.count);
    const next = this.#firsts.slice();
    for (let line = 0; line < lines.count; line += 1) {
      const patient = lines.number(line, PATIENT);
      const place = next[patient] ?? 0;
      order[place] = line;
      next[patient] = place + 1;
    }
    const byPlace = (a: number, b: number): number =>
      lines.number(a, FILE) - lines.number(b, FILE) || lines.number(a, OFFSET) - lines.number(b, OFFSET) || a - b;
    for (let patient = 0; patient + 1 < this.#firsts.length; patient += 1)
      order.subarray(this.#firsts[patient], this.#firsts[patient + 1]).sort(byPlace);
    const sorted = new Float64Array(lines.count * LINE_PLACE_NUMBERS);
    for (let at = 0; at < order.length; at += 1) lines.writePlace(order[at] ?? 0, sorted, at * LINE_PLACE_NUMBERS);
    return sorted;
  }
}

/** The lines that all threads kept, numbered through. */
class KeptNumbers {
  readonly count: number;
  readonly #stores: readonly Kept[];
  /** Number of the first line of each. */
  readonly #firsts: readonly number[];

  constructor(stores: readonly Kept[]) {
    let count = 0;
    this.#stores = stores;
    this.#firsts = stores.map(({ numbers }) => {
      const first = count;
      count += numbers.length / LINE_NUMBERS;
      return first;
    });
    this.count = count;
  }

  number(line: number, place: number): number {
    const by = this.#by(line);
    return this.#stores[by]?.numbers[(line - (this.#firsts[by] ?? 0)) * LINE_NUMBERS + place] ?? 0;
  }

  /** Writes `LINE_PLACE_NUMBERS` of a line. */
  writePlace(line: number, into: Float64Array, at: number): void {
    into[at] = this.#by(line);
    into[at + 1] = this.number(line, IS_ASIDE);
    into[at + 2] = this.number(line, START);
    into[at + 3] = this.number(line, LENGTH);
    into[at + 4] = this.number(line, FILE);
    into[at + 5] = this.number(line, OFFSET);
  }

  #by(line: number): number {
    let by = this.#firsts.length - 1;
    while (by > 0 && line < (this.#firsts[by] ?? 0)) by -= 1;
    return by;
  }
}
