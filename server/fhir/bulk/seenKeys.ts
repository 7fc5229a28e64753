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
  /** Keys of all other lines; `undefined` when they are too many to be held. */
  readonly passed: Uint8Array | undefined;
}

/** A thread holds the keys of some six million lines. Parts of the input behind that are looked at again without being asked. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Notes of which resource each line is, so that no version of a resource is missed that stands where nobody looks for it: under
 * another patient. Of a line that is not kept it takes five bytes.
 */
export class SeenKeys {
  readonly #mostBytes: number;
  readonly #parts: Part[] = [];
  readonly #passed = new GrowingBytes();
  #kept: number[] = [];
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  /** @param server that the resource is known to be of, as a number; 0 when it is not known */
  keep(key: number | undefined, patient: number, server: number): void {
    if (key !== undefined) this.#kept.push(key, patient, server);
  }

  /** A line that nobody's record is made of. */
  pass(key: number | undefined): void {
    if (key === undefined || this.#isFull) return;
    const at = this.#passed.more(KEY_BYTES);
    writeKey(this.#passed.bytes, at, key);
  }

  /** The same of many lines, by the keys that a line filter wrote. */
  passAll(keys: Uint8Array): void {
    if (keys.length === 0 || this.#isFull) return;
    const at = this.#passed.more(keys.length);
    this.#passed.bytes.set(keys, at);
  }

  /** What was noted since the last call stood in this part of the input. */
  end(chunk: Chunk): void {
    const passed = this.#isFull ? undefined : this.#passed.copy();
    this.#bytes += passed?.length ?? 0;
    this.#parts.push({ chunk, kept: Float64Array.from(this.#kept), passed });
    this.#kept = [];
    this.#passed.clear();
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

  /** Parts of the input in which there may be versions of resources that were kept for a patient for whom these were not. */
  withMore(all: KeptKeys): readonly Chunk[] {
    if (all.isEmpty) return [];
    return this.#parts.filter((part) => hasMore(part, all)).map(({ chunk }) => chunk);
  }

  /** What was noted is of no use any longer. */
  forget(): void {
    for (const { kept, passed } of this.#parts) {
      freeMemory(kept);
      if (passed) freeMemory(passed);
    }
    this.#parts.length = this.#bytes = 0;
  }

  get #isFull(): boolean {
    return this.#bytes + this.#passed.length > this.#mostBytes;
  }
}

function hasMore({ kept, passed }: Part, all: KeptKeys): boolean {
  if (!passed) return true;
  for (let at = 0; at < kept.length; at += NOTE_NUMBERS) if (all.isOfSeveral(kept[at] ?? 0)) return true;
  for (let at = 0; at < passed.length; at += KEY_BYTES) if (all.has(keyAt(passed, at))) return true;
  return false;
}
