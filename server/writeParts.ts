import { closeSync, openSync, writeSync } from 'node:fs';
import type { TextPlace } from './auditQuestion.ts';
import type { CaseTexts } from './caseTexts.ts';

/** What a file is made of: a text, or one that was put aside. */
export type Part = string | TextPlace;

const TOGETHER = 1024 * 1024;

/** Writes many small parts as few large ones. @param texts where those lie that were put aside */
export function writeParts(path: string, parts: Iterable<Part>, texts: CaseTexts): void {
  const file = openSync(path, 'w');
  try {
    const bytes = Buffer.allocUnsafeSlow(TOGETHER);
    let used = 0;
    const flush = () => {
      writeAll(file, bytes.subarray(0, used));
      used = 0;
    };
    for (const part of parts) {
      const length = typeof part === 'string' ? Buffer.byteLength(part) : part.bytes;
      if (used + length > TOGETHER) flush();
      if (length > TOGETHER) writeAll(file, wholePart(part, length, texts));
      else {
        putPart(part, bytes, used, texts);
        used += length;
      }
    }
    flush();
  } finally {
    closeSync(file);
  }
}

function wholePart(part: Part, length: number, texts: CaseTexts): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  putPart(part, bytes, 0, texts);
  return bytes;
}

function putPart(part: Part, bytes: Buffer, at: number, texts: CaseTexts): void {
  if (typeof part === 'string') bytes.write(part, at);
  else texts.read(part, bytes, at);
}

function writeAll(file: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}
