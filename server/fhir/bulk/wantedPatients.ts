/** Which patients are collected, found by the bytes of their id without making a text of it. */
export class WantedPatients {
  readonly #ids: readonly Buffer[];
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(ids: readonly string[]) {
    this.#ids = ids.map((id) => Buffer.from(id));
    this.#mask = 2 ** Math.ceil(Math.log2(Math.max(2, ids.length * 4))) - 1;
    this.#slots = new Int32Array(this.#mask + 1).fill(-1);
    for (const [index, id] of this.#ids.entries()) {
      let slot = idNumber(id, 0, id.length) & this.#mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = index;
    }
  }

  /** Index of the patient whose id stands there; -1 when it is of no interest. */
  indexAt(bytes: Buffer, start: number, end: number): number {
    let slot = idNumber(bytes, start, end) & this.#mask;
    for (;;) {
      const index = this.#slots[slot] ?? -1;
      if (index === -1 || isSame(this.#ids[index], bytes, start, end)) return index;
      slot = (slot + 1) & this.#mask;
    }
  }

  indexOf(id: string): number {
    const bytes = Buffer.from(id);
    return this.indexAt(bytes, 0, bytes.length);
  }
}

/** FNV-1a, its upper bits folded in. */
function idNumber(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(id: Buffer | undefined, bytes: Buffer, start: number, end: number): boolean {
  if (id?.length !== end - start) return false;
  for (let i = 0; i < id.length; i += 1) if (id[i] !== bytes[start + i]) return false;
  return true;
}
