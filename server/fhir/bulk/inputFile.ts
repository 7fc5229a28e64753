import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { type LineType, lineType } from './lineType.ts';
import { type Unreadable, unreadableKind } from './unreadable.ts';

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
  /** Nothing of it is read. */
  readonly unreadable?: Unreadable;
}

/** A larger file of which the first line is not JSON is taken as lines, whatever it is. */
export const LARGEST_DOCUMENT = 64 * 1024 * 1024;

/** Every file below a folder, whatever it is called, in the order of names; hidden ones are left out. */
export function inputFiles(folder: string): readonly InputFile[] {
  const name = (path: string) => relative(folder, path).replaceAll('\\', '/');
  const found = inFolder(folder, new Set());
  return found.toSorted((a, b) => compare(a.path, b.path)).map((file) => ({ ...file, name: name(file.path) }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** @param seen folders that were gone through: links may lead to them again, or in circles */
function inFolder(folder: string, seen: Set<string>): readonly InputFile[] {
  const own = realpathSync(folder);
  if (seen.has(own)) return [];
  seen.add(own);
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => orUnreadable(join(folder, name), seen));
}

/** A link that leads nowhere, and what nobody lets the audit open, may hold records like every other file. */
function orUnreadable(path: string, seen: Set<string>): readonly InputFile[] {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return inFolder(path, seen);
    return found.isFile() ? [inputFile(path, found.size)] : [];
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const isLost = error.code === 'ENOENT' || error.code === 'ELOOP';
    const because = isLost ? 'is a link that leads to no file' : `cannot be opened (${String(error.code)})`;
    return [{ ...NOTHING, path, unreadable: { because, mayBeRecord: true } }];
  }
}

const NOTHING = { name: '', bytes: 0, isGzip: false, mayBeDocument: false, first: 'unclear' } as const;

function inputFile(path: string, bytes: number): InputFile {
  const head = headOf(path);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const content = isGzip ? unzippedHead(head) : head;
  const unreadable = unreadableKind(content, isGzip);
  return {
    ...NOTHING,
    path,
    bytes,
    isGzip,
    mayBeDocument: !isGzip && bytes <= LARGEST_DOCUMENT && !(hasLine(head, bytes) && startsWithLine(head)),
    first: firstType(content),
    ...(unreadable ? { unreadable } : {}),
  };
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
