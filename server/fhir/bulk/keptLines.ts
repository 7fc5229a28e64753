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

export interface KeptKeys {
  readonly kept: Float64Array;
  readonly passed: Float64Array;
}

/** Lines put aside in memory that all threads can read, so that none of them is copied from one to another. */
export class LineStore {
  readonly #segments: SharedArrayBuffer[] = [];
  readonly #numbers: number[] = [];
  #current: Buffer = Buffer.alloc(0);
  #used = 0;
  #keptKeys: number[] = [];
  readonly passedKeys: number[] = [];
  #medications: (readonly [id: string, patient: number])[] = [];

  /** Notes of which resource a line is that a wanted patient has, by its key. */
  noteKey(key: number | undefined, isKept: boolean): void {
    if (key !== undefined) (isKept ? this.#keptKeys : this.passedKeys).push(key);
  }

  /** Keys of the resources whose lines were kept, and of those whose lines were passed over. */
  takeKeys(): KeptKeys {
    const taken = { kept: Float64Array.from(this.#keptKeys), passed: Float64Array.from(this.passedKeys) };
    this.#keptKeys.length = this.passedKeys.length = 0;
    return taken;
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

  keep(bytes: Buffer, start: number, end: number, origin: Pick<KeptLine, 'patient' | 'file' | 'offset'>): void {
    const length = end - start;
    if (this.#used + length > this.#current.length) this.#grow(length);
    bytes.copy(this.#current, this.#used, start, end);
    this.#note(origin, this.#used, length);
    this.#used += length;
  }

  /** Notes the line kept last for another patient too. */
  alsoFor(patient: number): void {
    const last = this.#numbers.slice(-LINE_NUMBERS);
    this.#numbers.push(patient, ...last.slice(1));
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

  #note({ patient, file, offset }: Pick<KeptLine, 'patient' | 'file' | 'offset'>, start: number, length: number): void {
    this.#numbers.push(patient, file, offset, this.#segments.length - 1, start, length);
  }
}
