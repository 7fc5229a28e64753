import type { AsideFile } from './asideFile.ts';
import { freeMemory } from './freeMemory.ts';
import { SeenKeys } from './seenKeys.ts';

/** Where a kept line came from, and where it lies now. */
export interface KeptLine {
  /** Index of the patient. */
  readonly patient: number;
  /** Index of the file, and where in it. */
  readonly file: number;
  readonly offset: number;
  /** Whether it lies in the memory or in the file of the one who kept it, and where. */
  readonly isAside: boolean;
  readonly start: number;
  readonly length: number;
}

/** Numbers of a kept line, in the order of `KeptLine`: thousands of lines go from thread to thread as one array. */
export const LINE_NUMBERS = 6;
const IS_ASIDE = 3;
const START = 4;
const LENGTH = 5;

/** Where one thread keeps lines, for all of them to read. */
export interface KeptPlace {
  readonly memory: SharedArrayBuffer | undefined;
  /** Descriptor of an open file. */
  readonly file: number | undefined;
}

export interface Kept extends KeptPlace {
  readonly numbers: Float64Array<ArrayBuffer>;
}

const FIRST_LINES = 1024;
const NUMBER_BYTES = Float64Array.BYTES_PER_ELEMENT;

/** With more memory an audit is no faster. */
const MEMORY_BYTES = 1024 * 1024;

/**
 * Lines put aside where all threads can read them: in memory, and whenever that is full, in a file, in the order of patients, so
 * that the lines of those who are judged together are read together.
 */
export class LineStore {
  readonly #aside: AsideFile;
  /** Of which resources the lines are that were kept, and those that were not. */
  readonly keys: SeenKeys;
  readonly #memoryBytes: number;
  #memory: SharedArrayBuffer | undefined;
  #current: Buffer = Buffer.alloc(0);
  #used = 0;
  #numbers = new Float64Array(FIRST_LINES * LINE_NUMBERS);
  #count = 0;
  /** How many of the lines lie in the file. */
  #countAside = 0;
  #medications: (readonly [id: string, patient: number])[] = [];

  constructor(aside: AsideFile, memoryBytes = MEMORY_BYTES) {
    this.#aside = aside;
    this.#memoryBytes = memoryBytes;
    this.keys = new SeenKeys(aside);
  }

  /** Notes that a patient's line points to a Medication. */
  pointsTo(medication: string, patient: number): void {
    this.#medications.push([medication, patient]);
  }

  takeMedications(): readonly (readonly [id: string, patient: number])[] {
    const taken = this.#medications;
    this.#medications = [];
    return taken;
  }

  /** Keeps a line for each of some patients. */
  keepFor(
    patients: readonly number[],
    bytes: Buffer,
    start: number,
    end: number,
    { file, offset }: Pick<KeptLine, 'file' | 'offset'>,
  ): void {
    if (patients.length === 0) return;
    const length = end - start;
    if (this.#used + length > this.#current.length) this.#makeRoom(length);
    bytes.copy(this.#current, this.#used, start, end);
    for (const patient of patients) this.#note(patient, file, offset, this.#used, length);
    this.#used += length;
  }

  /** What was kept. Whoever takes it has done with what was taken before. */
  take(): Kept {
    const numbers = new Float64Array(this.#numbers.buffer.transfer(this.#count * LINE_NUMBERS * NUMBER_BYTES));
    this.#numbers = new Float64Array(FIRST_LINES * LINE_NUMBERS);
    const taken = { memory: this.#memory, file: this.#countAside > 0 ? this.#aside.descriptor : undefined, numbers };
    this.#memory = undefined;
    this.#current = Buffer.alloc(0);
    this.#used = this.#count = this.#countAside = 0;
    return taken;
  }

  /** What was taken last is of no use any longer. */
  forget(): void {
    this.#aside.clear();
  }

  #makeRoom(length: number): void {
    if (this.#used > 0) this.#putAside();
    if (length <= this.#current.length) return;
    this.#memory = new SharedArrayBuffer(Math.max(this.#memoryBytes, length));
    this.#current = Buffer.from(this.#memory);
  }

  #putAside(): void {
    const order = Uint32Array.from({ length: this.#count - this.#countAside }, (_, index) => this.#countAside + index);
    order.sort((a, b) => this.#number(a, 0) - this.#number(b, 0) || a - b);
    const bytes = Buffer.allocUnsafeSlow(order.reduce((sum, line) => sum + this.#number(line, LENGTH), 0));
    const places = new Float64Array(order.length);
    let at = 0;
    for (const line of order) {
      const start = this.#number(line, START);
      places[line - this.#countAside] = at;
      at += this.#current.copy(bytes, at, start, start + this.#number(line, LENGTH));
    }
    const begin = this.#aside.add(bytes);
    freeMemory(bytes);
    for (const [index, place] of places.entries()) {
      const line = this.#countAside + index;
      this.#numbers[line * LINE_NUMBERS + IS_ASIDE] = 1;
      this.#numbers[line * LINE_NUMBERS + START] = begin + place;
    }
    this.#countAside = this.#count;
    this.#used = 0;
  }

  #number(line: number, place: number): number {
    return this.#numbers[line * LINE_NUMBERS + place] ?? 0;
  }

  #note(patient: number, file: number, offset: number, start: number, length: number): void {
    const at = this.#count * LINE_NUMBERS;
    if (at === this.#numbers.length) {
      const longer = new Float64Array(at * 2);
      longer.set(this.#numbers);
      freeMemory(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers.set([patient, file, offset, 0, start, length], at);
    this.#count += 1;
  }
}
