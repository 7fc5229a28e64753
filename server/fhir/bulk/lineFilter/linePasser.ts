import type { LineType } from '../lineType.ts';
import { KEY_BYTES, keyAt } from '../resourceKey.ts';
import { NUMBERED_TYPES } from './lineRule.ts';

/** What assembly/index.ts tells of the line it stopped at, in the order of its numbers. */
const PASSED = 0;
const IS_PLAIN = 1;
const END = 2;
const LINE_END = 3;
const TYPE = 4;
const MEANING = 5;
const HAS_SUBJECT = 6;
const KEYS_NOTED = 7;
const HAS_KEY = 8;
export const SEEN_NUMBERS = 9;
/** As many as have room. */
export const NOTED_BYTES = 12_000;

/** Passes over lines of one block, and knows what it saw of the one it stopped at. Places count in the block. */
export class LinePasser {
  readonly #next: (from: number, limit: number) => number;
  readonly #place: number;
  readonly #limit: number;
  readonly #seen: Int32Array;
  readonly #noted: Uint8Array;
  #at = -1;

  /**
   * @param place where the block lies in the memory of the filter, `seen` what the filter tells there of the line it stopped at,
   * and `noted` of those it passed over
   */
  constructor(
    next: (from: number, limit: number) => number,
    place: number,
    length: number,
    seen: Int32Array,
    noted: Uint8Array,
  ) {
    [this.#next, this.#place, this.#limit] = [next, place, place + length];
    [this.#seen, this.#noted] = [seen, noted];
  }

  /** Where the first line begins, from a line's beginning on, that may matter; the length of the block when there is none. */
  next(start: number): number {
    this.#at = this.#next(this.#place + start, this.#limit) - this.#place;
    return this.#at;
  }

  /** How many lines the last step passed over. */
  get passed(): number {
    return this.#seen[PASSED] ?? 0;
  }

  /** Keys of the resources of the lines that the last step passed over, as resourceKey.ts writes them; only valid until the next. */
  get keys(): Uint8Array {
    return this.#noted.subarray(0, KEY_BYTES * (this.#seen[KEYS_NOTED] ?? 0));
  }

  /** Whether it stopped at the line that begins there, which hides no letters, begins with its type and ends like an object. */
  hasSeen(start: number): boolean {
    return start === this.#at && this.#seen[IS_PLAIN] !== 0;
  }

  /** Of a line that was seen: where it ends without blanks. */
  get end(): number {
    return (this.#seen[END] ?? 0) - this.#place;
  }

  /** Where the next line begins, or the block ends. */
  get following(): number {
    return Math.min((this.#seen[LINE_END] ?? 0) + 1, this.#limit) - this.#place;
  }

  get type(): LineType {
    return NUMBERED_TYPES[this.#seen[TYPE] ?? -1] ?? 'unclear';
  }

  /** Of all its codes. */
  get meaning(): number {
    return this.#seen[MEANING] ?? 0;
  }

  /** Of its resource; `undefined` when that takes a closer look, or no keys are noted. */
  get key(): number | undefined {
    return this.#seen[HAS_KEY] === 0 ? undefined : keyAt(this.#noted, KEY_BYTES * (this.#seen[KEYS_NOTED] ?? 0));
  }

  /** Whether it is certain to say in the usual way whom it is about. */
  get hasSubject(): boolean {
    return this.#seen[HAS_SUBJECT] !== 0;
  }
}
