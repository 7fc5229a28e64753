import { readFileSync } from 'node:fs';
import { type GrowingBuffer, grown } from '../growingBuffer.ts';
import { READ_FIRST, TYPES } from '../lineType.ts';
import type { Block } from '../readBlocks.ts';
import { LinePasser, NOTED_BYTES, SEEN_NUMBERS } from './linePasser.ts';
import { type LineRules, NOBODYS, NUMBERED_TYPES, UNSEEN } from './lineRule.ts';

/** What assembly/index.ts exports. */
interface Exports {
  readonly next: (from: number, limit: number) => number;
  readonly forgetSigns: () => void;
  readonly noteKeys: (isWanted: number) => void;
  readonly codesAt: (at: number, slots: number) => void;
  readonly patientsAt: (at: number, slots: number) => void;
  readonly addMark: (at: number) => void;
  readonly addPatient: (start: number, length: number, patient: number) => void;
}

/** Places in the memory, as assembly/memory.ts knows them. */
const MASKS = 0;
const SUBJECTS = 256;
const NAMES = 512;
const NAME_BYTES = 32;
const SEEN = 896;
const KEYS = 53_248;
const PAGE = 65_536;
const CODES = 1.5 * PAGE;
/** So many bytes behind a block are read. */
const BEHIND = 128;
/** Longer blocks are gone through line by line. */
const LARGEST = 1024 * 1024 * 1024;

const MODULE = new WebAssembly.Module(readFileSync(new URL('lineFilter.wasm', import.meta.url)));

/**
 * Goes through blocks many times faster than visiting their lines does, and tells which lines are certain not to matter. Blocks
 * are best read into it.
 */
export class LineFilter implements GrowingBuffer {
  readonly #memory: WebAssembly.Memory;
  readonly #exports: Exports;
  readonly #patientsAt: number;
  readonly #patientSlots: number;
  readonly #blockAt: number;
  #bytes: Buffer;

  /**
   * @param table of what codes mean, by their number
   * @param mostPatients that are wanted at a time
   * @param marks texts of four letters of ASCII, whatever their case: `WHEN_MARKED` looks for them
   */
  constructor(table: ReadonlyMap<number, number>, mostPatients: number, marks: readonly string[] = []) {
    const codeSlots = powerOfTwo(table.size * 4);
    this.#patientSlots = powerOfTwo(mostPatients * 4);
    this.#patientsAt = toPage(CODES + codeSlots * 8);
    this.#blockAt = toPage(this.#patientsAt + this.#patientSlots * 4);
    this.#memory = new WebAssembly.Memory({ initial: (this.#blockAt + PAGE) / PAGE });
    this.#exports = new WebAssembly.Instance(MODULE, { env: { memory: this.#memory } }).exports as unknown as Exports;
    this.#bytes = this.#view();
    this.#exports.codesAt(CODES, codeSlots);
    this.#writeCodes(table, codeSlots);
    this.#writeNames();
    for (const mark of marks) {
      this.#bytes.write(mark, 'latin1');
      this.#exports.addMark(this.#blockAt);
    }
    this.want([], 0);
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  grow(length: number): void {
    if (length > LARGEST) {
      this.#bytes = grown(this.#bytes, length);
      return;
    }
    const missing = this.#blockAt + length + BEHIND - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    this.#bytes = this.#view();
  }

  /** Whose lines are wanted: from `countedFrom` on, of patients who are only counted. */
  want(ids: readonly string[], countedFrom: number): void {
    if (ids.length * 2 > this.#patientSlots) throw new RangeError(`${ids.length} patients at a time are too many`);
    this.#exports.patientsAt(this.#patientsAt, this.#patientSlots);
    for (const [index, id] of ids.entries()) {
      // No letter takes more than three bytes.
      const length = this.#room(3 * id.length).write(id);
      this.#exports.addPatient(this.#blockAt, length, index < countedFrom ? 2 : 1);
    }
  }

  /**
   * @param notesKeys whether the resources of lines that are passed over are noted
   * @returns undefined when all lines have to be visited
   */
  over({ bytes, isDocument }: Block, rules: LineRules, notesKeys = false): LinePasser | undefined {
    const place = isDocument ? undefined : this.#placeOf(bytes);
    if (place === undefined) return undefined;
    this.#writeRules(rules);
    this.#exports.forgetSigns();
    this.#exports.noteKeys(notesKeys ? 1 : 0);
    const seen = new Int32Array(this.#memory.buffer, SEEN, SEEN_NUMBERS);
    const noted = new Uint8Array(this.#memory.buffer, KEYS, NOTED_BYTES);
    return new LinePasser(this.#exports.next, place, bytes.length, seen, noted);
  }

  /** Where a block lies in the memory; what was read elsewhere is copied. */
  #placeOf(bytes: Buffer): number | undefined {
    if (bytes.buffer === this.#memory.buffer) return bytes.byteOffset;
    if (bytes.length > LARGEST) return undefined;
    bytes.copy(this.#room(bytes.length));
    return this.#blockAt;
  }

  #room(length: number): Buffer {
    if (this.#bytes.buffer !== this.#memory.buffer || this.#bytes.length < length) this.grow(length);
    return this.#bytes;
  }

  #view(): Buffer {
    const { buffer } = this.#memory;
    return Buffer.from(buffer, this.#blockAt, buffer.byteLength - this.#blockAt - BEHIND);
  }

  #writeCodes(table: ReadonlyMap<number, number>, slots: number): void {
    const entries = new Int32Array(this.#memory.buffer, CODES, slots * 2);
    for (const [code, meaning] of table) {
      let slot = code & (slots - 1);
      while (entries[slot * 2 + 1] !== 0) slot = (slot + 1) & (slots - 1);
      entries.set([code, meaning], slot * 2);
    }
  }

  #writeNames(): void {
    const names = Buffer.from(this.#memory.buffer, NAMES, TYPES.length * NAME_BYTES);
    for (const [index, type] of TYPES.entries()) {
      names[index * NAME_BYTES] = type.length;
      names.write(type, index * NAME_BYTES + 1, 'latin1');
    }
  }

  #writeRules(rules: LineRules): void {
    const masks = new Int32Array(this.#memory.buffer, MASKS, 48);
    const subjects = new Uint8Array(this.#memory.buffer, SUBJECTS, 16);
    for (const [number, type] of NUMBERED_TYPES.entries()) {
      const { anybodys, countedOnes, wholeOnes, nobodys } = READ_FIRST.has(type) ? UNSEEN : rules(type);
      masks[number] = anybodys;
      masks[16 + number] = anybodys | countedOnes;
      masks[32 + number] = anybodys | countedOnes | wholeOnes;
      subjects[number] = NOBODYS.indexOf(nobodys);
    }
  }
}

const powerOfTwo = (least: number): number => 2 ** Math.ceil(Math.log2(Math.max(2, least)));
const toPage = (bytes: number): number => Math.ceil(bytes / PAGE) * PAGE;
