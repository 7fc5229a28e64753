import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { digestCheck } from './digestCheck.ts';
import { PassingFailure } from './patiently.ts';

const NEWLINE = 10;
const GZIP = [0x1f, 0x8b];
const ANGLE = 0x3c;

/**
 * Writes the NDJSON of an answer to a file, decompressed. It is whole when the connection ended as announced, the digests are
 * right, the last line is complete and none of it is a page for people; otherwise nothing is left.
 *
 * @param onBytes is told of every part that arrives
 * @returns how many lines are not blank
 * @throws PassingFailure, and what network and disk throw
 */
export async function receiveFile(
  answer: IncomingMessage,
  path: string,
  onBytes: (bytes: number) => void,
): Promise<number> {
  const digests = digestCheck(answer.headers);
  const lines = new LineCount();
  try {
    const head = await firstPart(answer);
    refusePage(answer, head);
    const raw = async function* (parts: AsyncIterable<Buffer>) {
      for await (const part of parts) {
        digests.add(part);
        onBytes(part.length);
        yield part;
      }
    };
    const counted = async function* (parts: AsyncIterable<Buffer>) {
      for await (const part of parts) {
        lines.add(part);
        yield part;
      }
    };
    const target = createWriteStream(path, { mode: 0o600, flush: true });
    if (isGzip(head)) await pipeline(answer, raw, createGunzip(), counted, target);
    else await pipeline(answer, raw, counted, target);
    if (!digests.isRight()) throw new PassingFailure('it does not have the digest that the server sent');
    if (!lines.isComplete()) throw new PassingFailure('its last line is not complete');
    return lines.count;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** What arrives first; it stays in the stream. Empty for an empty file. */
async function firstPart(stream: Readable): Promise<Buffer> {
  const ended = once(stream, 'end').catch(() => undefined);
  for (;;) {
    const part: Buffer | null = stream.read();
    if (part) {
      stream.unshift(part);
      return part;
    }
    if (stream.readableEnded || stream.errored) return Buffer.alloc(0);
    await Promise.race([once(stream, 'readable'), ended]);
  }
}

const isGzip = (head: Buffer): boolean => GZIP.every((byte, index) => head[index] === byte);

/** Proxies and sign-in pages answer with status 200. */
function refusePage({ headers }: IncomingMessage, head: Buffer): void {
  const isHtml = headers['content-type']?.includes('html') === true;
  if (isHtml || head.find((byte) => byte > 0x20) === ANGLE)
    throw new PassingFailure('the server sends a page for people instead of resources');
}

/** Counts lines as they pass. */
class LineCount {
  count = 0;
  /** The line that has not ended yet. */
  #open: Buffer[] = [];

  add(part: Buffer): void {
    let start = 0;
    for (let end = part.indexOf(NEWLINE); end >= 0; end = part.indexOf(NEWLINE, start)) {
      if (this.#open.length > 0 || end > start + 1 || (end === start + 1 && part[start] !== 13)) this.count += 1;
      this.#open = [];
      start = end + 1;
    }
    if (start < part.length) this.#open.push(Buffer.from(part.subarray(start)));
  }

  /** Whether the last line ends, or is a document by itself. */
  isComplete(): boolean {
    const rest = Buffer.concat(this.#open).toString('utf8').trim();
    if (rest === '') return true;
    this.count += 1;
    try {
      JSON.parse(rest);
      return true;
    } catch {
      return false;
    }
  }
}
