import { setFlagsFromString } from 'node:v8';

/** Lets the threads that begin afterwards clear garbage away when they know that there is much of it. */
export const letThreadsClearGarbage = (): void => setFlagsFromString('--expose-gc');

/** Short words of Patients are taken for names by V8, which keeps a table of all names. */
const MANY_PATIENTS = 40_000;
/** To read so much takes a hundred times as long as to clear away what is left of it. */
const MANY_BYTES = 1024 * 1024 * 1024;

/**
 * What a thread has left behind since it was cleared away. V8 does so by itself only when the memory of a thread has grown
 * several times over, so that an audit of more patients would take more memory.
 */
export class Garbage {
  #patients = 0;
  #bytes = 0;

  /** Notes that so much was read. */
  add(bytes: number, patients: number): void {
    this.#bytes += bytes;
    this.#patients += patients;
    if (this.#patients > MANY_PATIENTS) this.#clear();
  }

  /** Something else is to be done now than reading. */
  clearIfMuch(): void {
    if (this.#bytes > MANY_BYTES) this.#clear();
  }

  #clear(): void {
    globalThis.gc?.();
    this.#patients = this.#bytes = 0;
  }
}
