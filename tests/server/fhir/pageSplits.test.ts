import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileRecord } from '../../../server/fhir/fileRecord.ts';
import { record } from '../../builders/arbitrary.ts';
import { outline } from '../../builders/outline.ts';
import { bundleOf, patient } from './patientFile.ts';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 10_000) };

const url = (page: number) => `https://ehr.example/fhir/Observation?page=${page}`;

/** One search answer cut behind the `cuts`; each page begins with the last record of the page before it again. */
function pagesOf(resources: readonly object[], cuts: readonly number[]): readonly string[] {
  const ends = [...new Set([...cuts, resources.length])].toSorted((a, b) => a - b);
  return ends.map((end, page) => {
    const start = Math.max(0, (ends[page - 1] ?? 0) - 1);
    const next = page + 1 < ends.length ? [{ relation: 'next', url: url(page + 1) }] : [];
    return bundleOf('searchset', resources.slice(start, end), {
      link: [{ relation: 'self', url: url(page) }, ...next],
    });
  });
}

describe('wherever the pages of an answer are cut', () => {
  it('the verdict is that of the whole, in whatever order they stand', () => {
    const cut = record.chain((resources) =>
      fc.tuple(
        fc.constant([patient, ...resources]),
        fc.array(fc.integer({ min: 1, max: resources.length + 1 }), { maxLength: 4 }),
        fc.boolean(),
      ),
    );
    fc.assert(
      fc.property(cut, ([resources, cuts, isReversed]) => {
        const whole = fileRecord(bundleOf('searchset', resources));
        const pages = pagesOf(resources, cuts);
        const parts = fileRecord((isReversed ? pages.toReversed() : pages).join('\n'));
        expect(parts.gaps).toEqual([]);
        expect(outline(parts.resources, {}, parts.gaps)).toEqual(outline(whole.resources, {}, whole.gaps));
      }),
      RUNS,
    );
  });

  it('a page that is missing leaves nothing met', () => {
    fc.assert(
      fc.property(record, fc.nat(3), (resources, cutAt) => {
        fc.pre(resources.length > 0);
        const pages = pagesOf([patient, ...resources], [1 + (cutAt % resources.length)]);
        const { resources: some, gaps } = fileRecord(pages.slice(0, -1).join('\n'));
        expect(JSON.stringify(outline(some, {}, gaps))).not.toContain('"met"');
      }),
      RUNS,
    );
  });
});
