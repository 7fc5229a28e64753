import { closeSync, createReadStream, openSync, readFileSync, readSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Chunk } from './chunk.ts';
import type { GrowingBuffer } from './growingBuffer.ts';
import { type InputFile, LARGEST_DOCUMENT, startsWithLine } from './inputFile.ts';
import { UnreadableFile } from './unreadable.ts';

/** Whole lines of a file. */
export interface Block {
  /** Only valid until the next block is asked for. */
  readonly bytes: Buffer;
  /** Where the block begins in the file; in a compressed file, in what it holds. */
  readonly offset: number;
  /** One JSON document instead of lines. */
  readonly isDocument: boolean;
}

const NEWLINE = 10;
const SPACE = 0x20;
const BLOCK_BYTES = 1024 * 1024;
const TAIL_BYTES = 64 * 1024;

/**
 * The lines of a chunk, in blocks.
 *
 * @param blockBytes read in one go; for tests
 * @throws the error of the file system, or of the decompression
 */
export async function* readBlocks(
  file: InputFile,
  chunk: Chunk,
  buffer: GrowingBuffer,
  blockBytes = BLOCK_BYTES,
): AsyncGenerator<Block> {
  if (file.unreadable) throw new UnreadableFile(file.unreadable.because);
  if (file.isGzip) yield* unzipped(file);
  else if (file.mayBeDocument) yield wholeFile(file);
  else yield* plainLines(file, chunk, buffer, blockBytes);
}

function wholeFile({ path }: InputFile): Block {
  const bytes = readFileSync(path);
  return { bytes, offset: 0, isDocument: isOverLines(bytes) && isDocument(bytes) };
}

/** What stands in one line is read as such. */
function isOverLines(bytes: Buffer): boolean {
  const newline = bytes.indexOf(NEWLINE);
  return newline >= 0 && bytes.subarray(newline).some((byte) => byte > SPACE);
}

/** Whether text over many lines is one document, which may break off: then no line but the first begins an object. */
function isDocument(bytes: Buffer): boolean {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  try {
    JSON.parse(text);
    return true;
  } catch {
    return /^\s*[{[]/.test(text) && !/\n\{[ \t]*"/.test(text);
  }
}

/**
 * Blocks are small enough to be gone through while they still lie in the cache of the processor. What a block leaves of a line
 * is kept for the next one; a line belongs to the chunk in which it begins.
 */
function* plainLines(
  { path }: InputFile,
  { start, end }: Chunk,
  buffer: GrowingBuffer,
  blockBytes: number,
): Generator<Block> {
  const descriptor = openSync(path, 'r');
  try {
    // The byte before tells whether a line begins here.
    let [offset, length, isInside] = [Math.max(0, start - 1), 0, start > 0];
    while (offset < end) {
      const at = offset + length;
      // A line that is longer than a chunk is of none but its first.
      if (at >= end && isInside) return;
      const read = fill(descriptor, buffer, length, at, at < end ? Math.min(blockBytes, end - at) : TAIL_BYTES);
      const bytes = buffer.bytes.subarray(0, length + read);
      // The last line may go on behind the end, and no other that begins there is of this chunk.
      const newline = at < end ? bytes.lastIndexOf(NEWLINE) : bytes.indexOf(NEWLINE, length);
      length += read;
      if (newline < 0 && read > 0) continue;
      const stop = newline < 0 ? length : newline + 1;
      const first = isInside ? bytes.indexOf(NEWLINE) + 1 || stop : 0;
      if (first < stop) yield { bytes: bytes.subarray(first, stop), offset: offset + first, isDocument: false };
      if (read === 0) return;
      isInside = false;
      buffer.bytes.copyWithin(0, stop, length);
      [offset, length] = [offset + stop, length - stop];
    }
  } finally {
    closeSync(descriptor);
  }
}

function fill(descriptor: number, buffer: GrowingBuffer, at: number, position: number, wanted: number): number {
  if (buffer.bytes.length < at + wanted) buffer.grow(at + wanted);
  let read = 0;
  while (read < wanted) {
    const more = readSync(descriptor, buffer.bytes, at + read, wanted - read, position + read);
    if (more === 0) break;
    read += more;
  }
  return read;
}

/**
 * What is compressed comes in pieces; the part of a line at the end of one is kept for the next. What does not begin with a
 * line that stands for itself is gathered whole, as long as it is not too large for one document.
 */
async function* unzipped({ path, bytes: size }: InputFile): AsyncGenerator<Block> {
  const pieces = createReadStream(path).pipe(createGunzip({ chunkSize: 1024 * 1024 }));
  let [rest, offset, mayBeDocument] = [Buffer.alloc(0), 0, false];
  try {
    for await (const piece of pieces as AsyncIterable<Buffer>) {
      if (offset === 0 && rest.length === 0) mayBeDocument = !piece.includes(NEWLINE) || !startsWithLine(piece);
      rest = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece]);
      if (mayBeDocument && rest.length <= LARGEST_DOCUMENT) continue;
      const end = rest.lastIndexOf(NEWLINE) + 1;
      if (end > 0) yield { bytes: rest.subarray(0, end), offset, isDocument: false };
      offset += end;
      rest = Buffer.from(rest.subarray(end));
    }
    if (!isPadding(path, pieces.bytesWritten, size)) throw new NotGzip();
  } finally {
    // What came before the file broke off counts too.
    if (rest.length > 0)
      yield { bytes: rest, offset, isDocument: offset === 0 && mayBeDocument && isOverLines(rest) && isDocument(rest) };
  }
}

/** What stands behind the compressed parts of a file and is none itself. */
class NotGzip extends Error {
  readonly code = 'not gzip behind its first part';
}

/** Whether a file goes on with nothing but zeros. @param from what was unzipped of it */
function isPadding(path: string, from: number, size: number): boolean {
  if (from >= size) return true;
  const descriptor = openSync(path, 'r');
  try {
    const rest = Buffer.alloc(TAIL_BYTES);
    for (let at = from; at < size; ) {
      const read = readSync(descriptor, rest, 0, rest.length, at);
      if (read === 0) return true;
      if (rest.subarray(0, read).some((byte) => byte !== 0)) return false;
      at += read;
    }
    return true;
  } finally {
    closeSync(descriptor);
  }
}
