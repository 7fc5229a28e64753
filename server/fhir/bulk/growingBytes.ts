/** Bytes that become more. */
export class GrowingBytes {
  #bytes = new Uint8Array(64 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Makes room for so many more. @returns where they begin */
  more(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const longer = new Uint8Array(Math.max(this.#length, 2 * this.#bytes.length));
      longer.set(this.#bytes.subarray(0, at));
      this.#bytes = longer;
    }
    return at;
  }

  clear(): void {
    this.#length = 0;
  }
}
