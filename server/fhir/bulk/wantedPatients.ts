/** Which patients are collected, found by the bytes of their id without making a text of it. */
export class WantedPatients {
  /** All ids, a line each. */
  readonly #ids: Buffer;
  /** Where each begins, and behind the last of them. */
  readonly #starts: Uint32Array;
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(ids: readonly string[]) {
    this.#ids = Buffer.from(ids.join('\n'));
    this.#starts = new Uint32Array(ids.length + 1);
    this.#mask = 2 ** Math.ceil(Math.log2(Math.max(2, ids.length * 4))) - 1;
    this.#slots = new Int32Array(this.#mask + 1).fill(-1);
    let start = 0;
    for (let index = 0; index < ids.length; index += 1) {
      const end = start + Buffer.byteLength(ids[index] ?? '');
      let slot = idNumber(this.#ids, start, end) & this.#mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = index;
      start = end + 1;
      this.#starts[index + 1] = start;
    }
  }

  /** Index of the patient whose id stands there; -1 when it is of no interest. */
  indexAt(bytes: Buffer, start: number, end: number): number {
    let slot = idNumber(bytes, start, end) & this.#mask;
    for (;;) {
      const index = this.#slots[slot] ?? -1;
      if (index === -1 || this.#isAt(index, bytes, start, end)) return index;
      slot = (slot + 1) & this.#mask;
    }
  }

  indexOf(id: string): number {
    const bytes = Buffer.from(id);
    return this.indexAt(bytes, 0, bytes.length);
  }

  #isAt(index: number, bytes: Buffer, start: number, end: number): boolean {
    const own = this.#starts[index] ?? 0;
    if ((this.#starts[index + 1] ?? 0) - own !== end - start + 1) return false;
    for (let i = start; i < end; i += 1) if (this.#ids[own + i - start] !== bytes[i]) return false;
    return true;
  }
}

/** FNV-1a, its upper bits folded in. */
function idNumber(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}
