import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RecistInput, type RecistResponse, recist } from '../../../../server/scores/recist.ts';

const of = (
  baseline: number,
  nadir: number,
  current: number,
  more: Partial<Omit<RecistInput, 'longestDiameters'>> = {},
): RecistResponse =>
  recist({ longestDiameters: { baseline, nadir, current }, newLesion: false, nonTargets: 'none', ...more });

const categoryOf = (response: RecistResponse) => (response.assessable ? response.category : response.because);

describe('RECIST 1.1 from sums of longest diameters in mm', () => {
  it.each([
    [60, 60, 40, 'PR', 'a third less than at baseline'],
    [60, 60, 50, 'SD', 'a sixth less than at baseline'],
    [60, 60, 42, 'PR', 'exactly 30 % less'],
    [60, 60, 42.1, 'SD', 'just short of 30 % less'],
    [60, 42, 42, 'PR', 'still 30 % less, unchanged since'],
    [60, 30, 36, 'PD', '20 % and 6 mm more than the smallest sum, although 40 % less than at baseline'],
    [60, 30, 35.9, 'PR', 'just short of 20 % more than the smallest sum'],
    [25, 20, 24.5, 'SD', '22.5 % more than the smallest sum, but only 4.5 mm'],
    [60, 20, 24.5, 'PR', 'the same growth, and still 59 % less than at baseline'],
    [60, 20, 25, 'PD', '25 % and 5 mm more than the smallest sum'],
    [60, 60, 72, 'PD', '20 % more than a baseline that is also the smallest sum'],
    [60, 60, 60, 'SD', 'nothing changed'],
    [60, 0, 0, 'CR', 'all gone'],
    [60, 0, 3, 'PD', 'back after all were gone, however small'],
  ])('%d at baseline, smallest %d, now %d: %s (%s)', (baseline, nadir, current, category) => {
    expect(categoryOf(of(baseline, nadir, current))).toBe(category);
  });

  it('measures shrinkage from the baseline and growth from the smallest sum, and says both', () => {
    expect(of(60, 30, 36)).toEqual({
      criteria: 'RECIST 1.1',
      assessable: true,
      category: 'PD',
      because: 'sum of diameters 36 mm: -40 % from 60 mm (baseline) and +20 % from 30 mm (smallest)',
    });
  });
});

describe('what is not measured', () => {
  it('a new lesion is progression, whatever the sums', () => {
    for (const [baseline, nadir, current] of [
      [60, 60, 40],
      [60, 0, 0],
      [Number.NaN, 1, 1],
    ] as const)
      expect(of(baseline, nadir, current, { newLesion: true })).toMatchObject({
        category: 'PD',
        because: 'there is a new lesion',
      });
  });

  it('unequivocal progression of other lesions is progression', () => {
    expect(categoryOf(of(60, 60, 40, { nonTargets: 'unequivocal-progression' }))).toBe('PD');
  });

  it.each([
    ['none', 'CR'],
    ['gone', 'CR'],
    ['persisting', 'PR'],
    ['not-evaluated', 'PR'],
  ] as const)('when all targets are gone and the other lesions are %s, the response is %s', (nonTargets, category) => {
    expect(categoryOf(of(60, 60, 0, { nonTargets }))).toBe(category);
  });
});

describe('sums that cannot be compared', () => {
  it.each([
    [0, 0, 0, 'no target lesion was measured at baseline'],
    [60, 70, 60, 'the smallest sum is stated to be larger than the baseline'],
    [60, -1, 60, 'a sum is not a length in mm'],
    [60, 60, Number.NaN, 'a sum is not a length in mm'],
    [60, 60, Number.POSITIVE_INFINITY, 'a sum is not a length in mm'],
  ])('%d, %d, %d: %s', (baseline, nadir, current, because) => {
    expect(of(baseline, nadir, current)).toEqual({ criteria: 'RECIST 1.1', assessable: false, because });
  });
});

describe('always', () => {
  const mm = fc.integer({ min: 1, max: 3000 }).map((tenths) => tenths / 10);
  const order = ['CR', 'PR', 'SD', 'PD'];

  it('a larger sum is never a better response', () => {
    fc.assert(
      fc.property(mm, mm, mm, mm, (baseline, share, a, b) => {
        const nadir = Math.min(baseline, share);
        const [small, large] = [Math.min(a, b), Math.max(a, b)].map((sum) => categoryOf(of(baseline, nadir, sum)));
        expect(order.indexOf(large ?? '')).toBeGreaterThanOrEqual(order.indexOf(small ?? ''));
      }),
    );
  });

  it('growth of less than 5 mm from lesions that were never gone is no progression', () => {
    fc.assert(
      fc.property(mm, fc.integer({ min: 0, max: 49 }), (nadir, tenths) => {
        expect(categoryOf(of(nadir + 50, nadir, nadir + tenths / 10))).not.toBe('PD');
      }),
    );
  });
});
