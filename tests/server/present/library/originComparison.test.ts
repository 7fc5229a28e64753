import { describe, expect, it } from 'vitest';
import { PUBLICATIONS } from '../../../../server/evidence/library.ts';
import { originComparison } from '../../../../server/present/library/originComparison.ts';

const comparisons = PUBLICATIONS.flatMap((publication) => {
  const comparison = originComparison(publication);
  return comparison ? [{ id: publication.id, comparison }] : [];
});

describe('one group of patients, counted from several events', () => {
  it('the 24 of the Moffitt series yield 59, 27 and 9 months, each with its starting point in words', () => {
    const { comparison } = comparisons.find(({ id }) => id === 'moffitt-2020')!;
    expect(comparison.rows.map(({ median, origin, outcome }) => [median, origin, outcome.text])).toEqual([
      ['59', 'from diagnosis of the leiomyosarcoma', 'MOF-01'],
      ['27', 'from diagnosis of the liver metastasis', 'MOF-02'],
      ['9', 'from the first liver-directed treatment', 'MOF-03'],
    ]);
  });

  it('is said to be one group, and not to be comparable with other starting points', () => {
    const [{ comparison }] = comparisons as [(typeof comparisons)[number]];
    expect(comparison.caption).toBe('The same 24 patients, overall survival counted from 3 different events');
    expect(comparison.remark).toMatch(/^One group of patients, not 3 results/);
    expect(comparison.remark).toMatch(/None can be set against/);
  });

  it('is shown of no series that counts from one event', () => {
    expect(comparisons.map(({ id }) => id)).toEqual(['moffitt-2020']);
  });
});
