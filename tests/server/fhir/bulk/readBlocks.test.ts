import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { chunksOf } from '../../../../server/fhir/bulk/chunk.ts';
import { growingBuffer } from '../../../../server/fhir/bulk/growingBuffer.ts';
import { type InputFile, inputFiles } from '../../../../server/fhir/bulk/inputFile.ts';
import { readBlocks } from '../../../../server/fhir/bulk/readBlocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'livermet-blocks-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of lines, as an audit finds it. */
function fileOf(text: string): InputFile {
  // What begins like this is no single document.
  writeFileSync(join(folder, 'lines.ndjson'), `{"resourceType":"Patient","id":"1"}\n${text}`);
  const [file] = inputFiles(folder);
  if (!file) throw new RangeError('no file');
  return file;
}

async function blocksOf(file: InputFile, chunkBytes: number, blockBytes: number) {
  const blocks: { readonly chunk: number; readonly text: string; readonly offset: number }[] = [];
  const buffer = growingBuffer();
  for (const chunk of chunksOf([file], chunkBytes))
    for await (const { bytes, offset } of readBlocks(file, chunk, buffer, blockBytes))
      blocks.push({ chunk: chunk.start, text: bytes.toString('latin1'), offset });
  return blocks;
}

const line = fc.oneof(fc.constant(''), fc.string({ unit: fc.constantFrom('a', '{', '}'), maxLength: 90 }));
const text = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.boolean())
  .map(([lines, isEnded]) => lines.join('\n') + (isEnded ? '\n' : ''));

it('gives every line once and whole, in the chunk in which it begins, wherever chunks and blocks end', async () => {
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 100 }),
      async (text, size, block) => {
        const file = fileOf(text);
        const whole = `{"resourceType":"Patient","id":"1"}\n${text}`;
        const blocks = await blocksOf(file, size, block);
        expect(blocks.map((each) => each.text).join('')).toBe(whole);
        for (const { chunk, text, offset } of blocks) {
          expect(whole.slice(offset, offset + text.length)).toBe(text);
          expect(offset === 0 || whole[offset - 1] === '\n').toBe(true);
          expect(text.endsWith('\n') || offset + text.length === whole.length).toBe(true);
          expect(Math.floor(offset / size) * size).toBe(chunk);
          const last = text.slice(0, -1).lastIndexOf('\n') + 1;
          expect(offset + last).toBeLessThan(chunk + size);
        }
      },
    ),
    { numRuns: 500 },
  );
});

it('reads what a file that became shorter still holds', async () => {
  const file = fileOf('{"resourceType":"Patient","id":"2"}\n'.repeat(9));
  writeFileSync(file.path, '{"resourceType":"Patient","id":"1"}\n{"resourceType":');
  const blocks = await blocksOf(file, 100, 10);
  expect(blocks.map((each) => each.text).join('')).toBe('{"resourceType":"Patient","id":"1"}\n{"resourceType":');
});
