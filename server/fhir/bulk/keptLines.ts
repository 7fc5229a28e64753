import { SeenKeys } from './seenKeys.ts';

/** Where a kept line came from and where it lies now. */
export interface KeptLine {
  /** Index of the patient. */
  readonly patient: number;
  /** Index of the file, and where in it. */
  readonly file: number;
  readonly offset: number;
  /** Place in the memory that threads share. */
  readonly segment: number;
  readonly start: number;
  readonly length: number;
}

/** Numbers of a kept line, in the order of `KeptLine`: thousands of lines go from thread to thread as one array. */
export const LINE_NUMBERS = 6;

/** Numbers by which a patient's line is found again: segment, start, length, file, offset. */
export const LINE_PLACE_NUMBERS = 5;

const SEGMENT_BYTES = 4 * 1024 * 1024;

/** Lines put aside in memory that all threads can read, so that none of them is copied from one to another. */
export class LineStore {
  /** Of which resources the lines are that were kept, and those that were not. */
  readonly keys = new SeenKeys();
  readonly #segments: SharedArrayBuffer[] = [];
  readonly #numbers: number[] = [];
  #current: Buffer = Buffer.alloc(0);
  #used = 0;
  #medications: (readonly [id: string, patient: number])[] = [];

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
    origin: Pick<KeptLine, 'file' | 'offset'>,
  ): void {
    if (patients.length === 0) return;
    const at = this.#copy(bytes, start, end);
    for (const patient of patients)
      this.#numbers.push(patient, origin.file, origin.offset, this.#segments.length - 1, at, end - start);
  }

  /** What was kept, and the memory it lies in. */
  take(): { readonly segments: readonly SharedArrayBuffer[]; readonly numbers: Float64Array } {
    return { segments: this.#segments, numbers: Float64Array.from(this.#numbers) };
  }

  #grow(length: number): void {
    const segment = new SharedArrayBuffer(Math.max(SEGMENT_BYTES, length));
    this.#segments.push(segment);
    this.#current = Buffer.from(segment);
    this.#used = 0;
  }

  /** @returns where the copy begins in its segment */
  #copy(bytes: Buffer, start: number, end: number): number {
    const length = end - start;
    if (this.#used + length > this.#current.length) this.#grow(length);
    const at = this.#used;
    bytes.copy(this.#current, at, start, end);
    this.#used += length;
    return at;
  }
}
