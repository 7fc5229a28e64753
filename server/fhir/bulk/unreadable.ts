/** Why nothing of a file is read. */
export interface Unreadable {
  /** What it is, and what to do. */
  readonly because: string;
  /** Whether it may hold records. */
  readonly mayBeRecord: boolean;
}

/** A file of which nothing is read: thrown where its lines are asked for. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

const unpack = (kind: string): Unreadable => ({
  because: `is ${kind}, which is not read: unpack it`,
  mayBeRecord: true,
});
const another = (kind: string): Unreadable => ({ because: `is ${kind}, which is not read`, mayBeRecord: false });
const UTF16: Unreadable = { because: 'is text in UTF-16, which is not read: write it in UTF-8', mayBeRecord: true };

/** By the bytes that a file begins with. */
const KINDS: readonly (readonly [beginning: string, kind: Unreadable])[] = [
  ['\xff\xfe', UTF16],
  ['\xfe\xff', UTF16],
  ['\0\0\xfe\xff', UTF16],
  ['{\0', UTF16],
  ['\0{', UTF16],
  ['PK\x03\x04', unpack('a ZIP archive')],
  ['BZh', unpack('compressed by bzip2')],
  ['\xfd7zXZ\0', unpack('compressed by xz')],
  ['\x28\xb5\x2f\xfd', unpack('compressed by Zstandard')],
  ['\x04\x22\x4d\x18', unpack('compressed by LZ4')],
  ['7z\xbc\xaf\x27\x1c', unpack('a 7z archive')],
  ['\x1f\x9d', unpack('compressed by compress')],
  ['PAR1', { because: 'is a Parquet file, which is not read: export NDJSON', mayBeRecord: true }],
  ['%PDF-', another('a PDF document')],
  ['\x89PNG', another('a picture')],
  ['\xff\xd8\xff', another('a picture')],
];

const TAR_AT = 257;

/** What a file is that is neither text of UTF-8 nor compressed once by gzip. @param head its first bytes, unzipped */
export function unreadableKind(head: Buffer, isUnzipped: boolean): Unreadable | undefined {
  if (isUnzipped && head[0] === 0x1f && head[1] === 0x8b) return unpack('compressed twice by gzip');
  if (head.toString('latin1', TAR_AT, TAR_AT + 5) === 'ustar') return unpack('a TAR archive');
  const beginning = head.toString('latin1', 0, 8);
  return KINDS.find(([letters]) => beginning.startsWith(letters))?.[1];
}
