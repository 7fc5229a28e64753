/**
 * Where a few bytes stand in a block, asked for places that only move forward. What was found ahead is remembered, so that
 * a block in which they are rare is searched once.
 */
export class Needle {
  readonly #block: Buffer;
  readonly #bytes: Buffer | number;
  #found = -1;

  /** @param text of which the bytes are looked for */
  constructor(block: Buffer, text: string) {
    this.#block = block;
    // One byte is found many times faster as a number.
    const bytes = Buffer.from(text);
    this.#bytes = bytes.length === 1 ? (bytes[0] ?? 0) : bytes;
  }

  /** The first place from `from` on; infinity when there is none. */
  at(from: number): number {
    if (this.#found >= from) return this.#found;
    const found = this.#block.indexOf(this.#bytes, from);
    this.#found = found < 0 ? Number.POSITIVE_INFINITY : found;
    return this.#found;
  }
}
