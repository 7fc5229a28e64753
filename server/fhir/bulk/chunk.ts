import type { InputFile } from './inputFile.ts';

/** A part of the input that is read in one go: the lines of a file that begin from `start` on and before `end`. */
export interface Chunk {
  /** Index of the file. */
  readonly file: number;
  readonly start: number;
  readonly end: number;
}

const CHUNK_BYTES = 8 * 1024 * 1024;

/** Compressed files, and those that may be one document, cannot be read in parts, nor those that cannot be read. */
export function chunksOf(files: readonly InputFile[], size = CHUNK_BYTES): readonly Chunk[] {
  return files.flatMap(({ bytes, isGzip, mayBeDocument, unreadable }, file) => {
    if (isGzip || mayBeDocument || unreadable) return [{ file, start: 0, end: bytes }];
    return Array.from({ length: Math.ceil(bytes / size) }, (_, index) => ({
      file,
      start: index * size,
      end: Math.min(bytes, (index + 1) * size),
    }));
  });
}
