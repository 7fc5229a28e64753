import { freeMemory } from './fhir/bulk/freeMemory.ts';
import { grown } from './fhir/bulk/growingBuffer.ts';

/** Texts one after the other, as the bytes that are written of them. */
export class TextBytes {
  #bytes: Buffer = Buffer.allocUnsafeSlow(64 * 1024);
  #length = 0;

  /** @returns how many bytes it takes */
  add(text: string): number {
    // No letter takes more than three.
    const most = this.#length + 3 * text.length;
    if (most > this.#bytes.length) this.#grow(most);
    const written = this.#bytes.write(text, this.#length);
    this.#length += written;
    return written;
  }

  /** What was added since it was taken last, in memory of its own. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = Uint8Array.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  #grow(length: number): void {
    const old = this.#bytes;
    this.#bytes = grown(old, length);
    freeMemory(old);
  }
}
