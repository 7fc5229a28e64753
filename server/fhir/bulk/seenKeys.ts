import { type AsideFile, readAside } from './asideFile.ts';
import type { Chunk } from './chunk.ts';
import { freeMemory } from './freeMemory.ts';
import { GrowingBytes } from './growingBytes.ts';
import { type KeptKeys, NOTE_NUMBERS } from './keptKeys.ts';
import { KEY_BYTES, keyAt, writeKey } from './resourceKey.ts';

/** Which resources the lines of a part of the input are of. */
interface Part {
  readonly chunk: Chunk;
  /** Of the lines that were kept: key, patient and server, one after the other. */
  readonly kept: Float64Array;
  /** Keys of all other lines. */
  readonly passed: readonly Piece[];
}

/** Keys in memory, or where they were put aside. */
type Piece = Uint8Array | { readonly at: number; readonly length: number };

/** Whose numbers the key of a resource is made of: those of a server, or of the Bundle of one patient. */
export const NUMBERED_BY = { server: 1, bundle: 2 } as const;

/** So many keys lie in memory, of a thread; they are put aside in pieces of this size, or of a part of the input. */
const MEMORY_BYTES = 256 * 1024;
const PIECE_BYTES = 1024 * 1024;

/**
 * Notes of which resource each line is, so that no version of a resource is missed that stands where nobody looks for it: under
 * another patient. Of a line that is not kept it takes five bytes, most of them on the disk.
 */
export class SeenKeys {
  readonly #aside: AsideFile;
  readonly #memoryBytes: number;
  readonly #pieceBytes: number;
  readonly #parts: Part[] = [];
  readonly #passed = new GrowingBytes();
  #pieces: Piece[] = [];
  #kept: number[] = [];
  #inMemory = 0;
  #numberings = 0;

  constructor(aside: AsideFile, memoryBytes = MEMORY_BYTES, pieceBytes = PIECE_BYTES) {
    this.#aside = aside;
    this.#memoryBytes = memoryBytes;
    this.#pieceBytes = pieceBytes;
  }

  /** @param server that the resource is known to be of, as a number; 0 when it is not known */
  keep(key: number | undefined, patient: number, server: number): void {
    if (key !== undefined) this.#kept.push(key, patient, server);
  }

  /** Says whose numbers the key of a line is made of. */
  number(by: number): void {
    this.#numberings |= by;
  }

  /** Bits of `NUMBERED_BY`: whose numbers keys were made of. */
  get numberings(): number {
    return this.#numberings;
  }

  /** A line that nobody's record is made of. */
  pass(key: number | undefined): void {
    if (key === undefined) return;
    const at = this.#passed.more(KEY_BYTES);
    writeKey(this.#passed.bytes, at, key);
    if (this.#passed.length >= this.#pieceBytes) this.#cut();
  }

  /** The same of many lines, by the keys that a line filter wrote. */
  passAll(keys: Uint8Array): void {
    if (keys.length === 0) return;
    this.#numberings |= NUMBERED_BY.server;
    const at = this.#passed.more(keys.length);
    this.#passed.bytes.set(keys, at);
    if (this.#passed.length >= this.#pieceBytes) this.#cut();
  }

  /** What was noted since the last call stood in this part of the input. */
  end(chunk: Chunk): void {
    this.#cut();
    this.#parts.push({ chunk, kept: Float64Array.from(this.#kept), passed: this.#pieces });
    this.#kept = [];
    this.#pieces = [];
  }

  /** Of all lines that were kept: key, patient and server, one after the other. */
  kept(): Float64Array<SharedArrayBuffer> {
    const length = this.#parts.reduce((sum, { kept }) => sum + kept.length, 0);
    const all = new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
    let at = 0;
    for (const { kept } of this.#parts) {
      all.set(kept, at);
      at += kept.length;
    }
    return all;
  }

  /**
   * Parts of the input in which there may be versions of resources that were kept for a patient for whom these were not.
   *
   * @param isMixed whether some keys are made of numbers of another kind than others: no part can be told by them
   */
  withMore(all: KeptKeys, isMixed = false): readonly Chunk[] {
    if (all.isEmpty) return [];
    return this.#parts.filter((part) => isMixed || this.#hasMore(part, all)).map(({ chunk }) => chunk);
  }

  /** What was noted is of no use any longer. */
  forget(): void {
    for (const { kept, passed } of this.#parts) {
      freeMemory(kept);
      for (const piece of passed) if (piece instanceof Uint8Array) freeMemory(piece);
    }
    this.#parts.length = this.#inMemory = this.#numberings = 0;
    this.#passed.clear();
  }

  /** Ends a piece of the keys of the part of the input under way. */
  #cut(): void {
    const { length } = this.#passed;
    if (length === 0) return;
    const isHeld = this.#inMemory + length <= this.#memoryBytes;
    if (isHeld) this.#inMemory += length;
    const bytes = this.#passed.bytes.subarray(0, length);
    this.#pieces.push(isHeld ? bytes.slice() : { at: this.#aside.add(bytes), length });
    this.#passed.clear();
  }

  #hasMore({ kept, passed }: Part, all: KeptKeys): boolean {
    for (let at = 0; at < kept.length; at += NOTE_NUMBERS) if (all.isOfSeveral(kept[at] ?? 0)) return true;
    return passed.some((piece) => {
      const bytes = piece instanceof Uint8Array ? piece : this.#read(piece);
      for (let at = 0; at < piece.length; at += KEY_BYTES) if (all.has(keyAt(bytes, at))) return true;
      return false;
    });
  }

  /** Nothing is under way any longer: the memory of that is used. */
  #read({ at, length }: Exclude<Piece, Uint8Array>): Uint8Array {
    this.#passed.clear();
    this.#passed.more(length);
    const { buffer, byteOffset } = this.#passed.bytes;
    readAside(this.#aside.descriptor, Buffer.from(buffer, byteOffset, length), 0, length, at);
    return this.#passed.bytes;
  }
}
