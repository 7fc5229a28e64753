import type { BadLine } from '../../audit/reading.ts';
import { chunksOf } from './chunk.ts';
import type { BadPlace } from './findPatients.ts';
import { growingBuffer } from './growingBuffer.ts';
import type { InputFile } from './inputFile.ts';
import { readBlocks } from './readBlocks.ts';

const NEWLINE = 10;

/** Places that could not be read as people find them: by file and line, in that order, each once. */
export async function badLines(places: readonly BadPlace[], files: readonly InputFile[]): Promise<readonly BadLine[]> {
  const byFile = Map.groupBy(places, ({ file }) => file);
  const found: BadLine[] = [];
  for (const [index, file] of files.entries()) {
    const own = byFile.get(index) ?? [];
    const wholes = new Set(own.filter(({ isWhole }) => isWhole).map(({ because }) => because));
    for (const because of wholes) found.push({ file: file.name, line: null, because });
    const reasons = new Map(own.filter(({ isWhole }) => !isWhole).map(({ offset, because }) => [offset, because]));
    const offsets = [...reasons.keys()].toSorted((a, b) => a - b);
    const numbers = offsets.length > 0 ? await lineNumbers(file, offsets) : [];
    for (const [i, line] of numbers.entries())
      found.push({ file: file.name, line, because: reasons.get(offsets[i] ?? -1) ?? '' });
  }
  return found;
}

/** Numbers of the lines that begin at the given places of a file, which are in order. */
async function lineNumbers(file: InputFile, offsets: readonly number[]): Promise<readonly number[]> {
  const numbers: number[] = [];
  const buffer = growingBuffer();
  let line = 1;
  for (const chunk of chunksOf([file])) {
    try {
      for await (const { bytes, offset } of readBlocks(file, chunk, buffer)) {
        for (let start = 0; start < bytes.length; line += 1) {
          if (offset + start === offsets[numbers.length]) numbers.push(line);
          const end = bytes.indexOf(NEWLINE, start);
          start = end < 0 ? bytes.length : end + 1;
        }
      }
    } catch {
      // A file that breaks off is named as a whole.
      return numbers;
    }
  }
  return numbers;
}
