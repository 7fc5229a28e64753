import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseFigures } from '../../server/audit/caseFigures.ts';
import { CaseTexts } from '../../server/caseTexts.ts';
import { TextBytes } from '../../server/textBytes.ts';
import { type Part, writeParts } from '../../server/writeParts.ts';

const work = mkdtempSync(join(tmpdir(), 'livermet-parts-'));
const figures = (patientId: string): CaseFigures => ({ patientId }) as CaseFigures;

it('a file is its parts one after the other, whatever their length, those put aside in whatever order', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('', 'a'.repeat(1024 * 1024), 'ø'.repeat(700_000), '≤ 1.5'),
  );
  const batch = fc.array(fc.tuple(text, text), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 4 }), fc.array(text, { maxLength: 3 }), (batches, between) => {
      const texts = new CaseTexts(join(work, 'aside'));
      const written = new TextBytes();
      const cases = batches.flatMap((own) => {
        const lengths = own.flatMap((pair) => pair.map((each) => written.add(each)));
        const all = { cases: own.map(() => figures('p')), texts: written.take(), textBytes: Uint32Array.from(lengths) };
        return texts.add(all);
      });
      const pairs = batches.flat();
      const order = cases.map((_, index) => index).toReversed();
      const parts = order.flatMap((index): readonly Part[] => [
        ...between,
        ...[cases[index]?.section ?? '', cases[index]?.rows ?? ''],
      ]);
      writeParts(join(work, 'file'), parts, texts);
      const expected = order.flatMap((index) => [...between, pairs[index]?.[1] ?? '', pairs[index]?.[0] ?? '']);
      expect(readFileSync(join(work, 'file'), 'utf8') === expected.join('')).toBe(true);
      texts.close();
    }),
    { numRuns: 30 },
  );
});
