import { closeSync, mkdirSync, openSync, readSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AsideError } from './asideError.ts';

/**
 * Bytes put aside on the disk. The file loses its name as soon as it is open: nobody else finds it, and however the process
 * ends, nothing is left of it.
 */
export class AsideFile {
  readonly #path: string;
  #descriptor: number | undefined;
  #length = 0;

  /** @param path opened at the first need */
  constructor(path: string) {
    this.#path = path;
  }

  /** By which every thread of the process can read it; none as long as nothing was put aside. */
  get descriptor(): number | undefined {
    return this.#descriptor;
  }

  /** @returns where they begin. @throws AsideError */
  add(bytes: Uint8Array): number {
    const at = this.#length;
    this.#length += bytes.length;
    orAsideError(() => {
      this.#descriptor ??= opened(this.#path);
      for (let done = 0; done < bytes.length; )
        done += writeSync(this.#descriptor, bytes, done, bytes.length - done, at + done);
    });
    return at;
  }

  /** Nobody asks any longer for what was added: its room is used again. */
  clear(): void {
    this.#length = 0;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}

/** Reads from an open file; it is all there. @throws AsideError */
export function readAside(descriptor: number | undefined, into: Buffer, from: number, length: number, at: number) {
  orAsideError(() => {
    for (let done = 0; done < length; ) {
      const more = readSync(descriptor ?? -1, into, from + done, length - done, at + done);
      if (more === 0) throw new AsideError('cut short');
      done += more;
    }
  });
}

/** Records of patients are only for whoever runs the audit. */
function opened(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  // Only a file of our own: what stands there already is left of a process that ended, or was put there to be written to.
  rmSync(path, { force: true });
  const descriptor = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return descriptor;
}

/** An error of the file system here is none of the files that are read. */
function orAsideError(act: () => void): void {
  try {
    act();
  } catch (error) {
    throw error instanceof Error && 'code' in error ? new AsideError(String(error.code)) : error;
  }
}
