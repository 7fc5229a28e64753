/** Of each line that was kept: the key of its resource, the patient it was kept for, and the server it is known to be of, else 0. */
export const NOTE_NUMBERS = 3;

const BITS_A_NOTE = 16;
const NONE = -1;

/** For whom lines of which resources were kept, by all threads together. */
export class KeptKeys {
  readonly #notes: Float64Array;
  /** By the lowest bits of a key: the first note of it, and with that the note before of the same key. */
  readonly #first: Int32Array;
  readonly #before: Int32Array;
  /** By place of the first note: 1 for a key of which lines were kept for several patients. */
  readonly #several: Uint8Array;
  /** Tells most keys apart from all of these, in little memory. */
  readonly #bits: Uint32Array;
  readonly #shift: number;

  /** @param notes one after the other */
  constructor(notes: Float64Array) {
    this.#notes = notes;
    const count = notes.length / NOTE_NUMBERS;
    this.#first = new Int32Array(powerOfTwo(count * 2)).fill(NONE);
    this.#before = new Int32Array(count).fill(NONE);
    this.#several = new Uint8Array(this.#first.length);
    const bits = powerOfTwo(Math.max(32, count * BITS_A_NOTE));
    this.#bits = new Uint32Array(bits / 32);
    this.#shift = Math.clz32(bits) + 1;
    for (let note = 0; note < count; note += 1) this.#add(note);
  }

  get isEmpty(): boolean {
    return this.#notes.length === 0;
  }

  has(key: number): boolean {
    const bit = (key >>> 0) >>> this.#shift;
    if (((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    return this.#first[this.#slotOf(key)] !== NONE;
  }

  /** Whether lines of it were kept for more than one patient. */
  isOfSeveral(key: number): boolean {
    return this.has(key) && this.#several[this.#slotOf(key)] === 1;
  }

  /** Patients for whom lines of a resource were kept, but of those that are known to be of another server. */
  patientsOf(key: number, server: number): readonly number[] {
    const isSame = (at: number) => server === 0 || this.#notes[at + 2] === 0 || this.#notes[at + 2] === server;
    return [
      ...new Set(
        this.#notesOf(key)
          .filter(isSame)
          .map((at) => this.#notes[at + 1] ?? NONE),
      ),
    ];
  }

  #add(note: number): void {
    const key = this.#notes[note * NOTE_NUMBERS] ?? 0;
    const bit = (key >>> 0) >>> this.#shift;
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    const slot = this.#slotOf(key);
    const before = this.#first[slot] ?? NONE;
    // A resource may be written any number of times; who it was kept for is found in few steps all the same.
    for (let other = before; other !== NONE; other = this.#before[other] ?? NONE)
      if (this.#isAlike(other, note)) return;
    if (before !== NONE && this.#patientOf(before) !== this.#patientOf(note)) this.#several[slot] = 1;
    this.#before[note] = before;
    this.#first[slot] = note;
  }

  #patientOf(note: number): number {
    return this.#notes[note * NOTE_NUMBERS + 1] ?? NONE;
  }

  /** Of the same patient and server. */
  #isAlike(one: number, other: number): boolean {
    const server = (note: number) => this.#notes[note * NOTE_NUMBERS + 2];
    return this.#patientOf(one) === this.#patientOf(other) && server(one) === server(other);
  }

  /** Places of the notes of a key. */
  #notesOf(key: number): readonly number[] {
    const places: number[] = [];
    if (this.has(key))
      for (let note = this.#first[this.#slotOf(key)] ?? NONE; note !== NONE; note = this.#before[note] ?? NONE)
        places.push(note * NOTE_NUMBERS);
    return places;
  }

  /** Where the first note of a key stands, or could. */
  #slotOf(key: number): number {
    const mask = this.#first.length - 1;
    let slot = (key >>> 0) & mask;
    for (;;) {
      const note = this.#first[slot] ?? NONE;
      if (note === NONE || this.#notes[note * NOTE_NUMBERS] === key) return slot;
      slot = (slot + 1) & mask;
    }
  }
}

const powerOfTwo = (least: number): number => 2 ** Math.ceil(Math.log2(Math.max(2, least)));
