import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { type LineType, lineType } from './lineType.ts';

/** A file of a folder that is read. */
export interface InputFile {
  readonly path: string;
  /** Relative to the folder, as it is named to people. */
  readonly name: string;
  readonly bytes: number;
  readonly isGzip: boolean;
  /** Its first line is no resource by itself, so it may be one JSON document over many lines. */
  readonly mayBeDocument: boolean;
  /** Of its first line. */
  readonly first: LineType;
}

/** A larger file of which the first line is not JSON is taken as lines, whatever it is. */
export const LARGEST_DOCUMENT = 64 * 1024 * 1024;

/** Every file below a folder, whatever it is called, in the order of names; hidden ones are left out. */
export function inputFiles(folder: string): readonly InputFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) =>
        !relative(folder, path)
          .split(/[\\/]/)
          .some((part) => part.startsWith('.')),
    )
    .toSorted()
    .flatMap((path) => inputFile(path, relative(folder, path).replaceAll('\\', '/')));
}

function inputFile(path: string, name: string): readonly InputFile[] {
  const found = statSync(path);
  if (!found.isFile()) return [];
  const head = headOf(path);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  return [
    {
      path,
      name,
      bytes: found.size,
      isGzip,
      mayBeDocument: !isGzip && found.size <= LARGEST_DOCUMENT && !(hasLine(head, found.size) && startsWithLine(head)),
      first: firstType(isGzip ? unzippedHead(head) : head),
    },
  ];
}

function headOf(path: string): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const head = Buffer.alloc(64 * 1024);
    return head.subarray(0, readSync(descriptor, head, 0, head.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** What a file begins with, as far as it can be unzipped: the whole of it is judged when it is read. */
function unzippedHead(head: Buffer): Buffer {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}

const firstType = (head: Buffer): LineType => (startsWithLine(head) ? lineType(head, 0, head.length) : 'unclear');

/** Whether the first line ends in what was read of a file. */
const hasLine = (head: Buffer, size: number): boolean => head.length === size || head.includes('\n');

/** Whether the first line stands for itself, or is too long to tell. */
export function startsWithLine(head: Buffer): boolean {
  const end = head.indexOf('\n');
  if (end < 0) return true;
  try {
    JSON.parse(head.toString('utf8', 0, end).replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}
