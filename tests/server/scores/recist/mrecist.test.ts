import { describe, expect, it } from 'vitest';
import { type MrecistInput, type MrecistResponse, mrecist } from '../../../../server/scores/mrecist.ts';
import { type RecistResponse, recist } from '../../../../server/scores/recist.ts';

const of = (
  baseline: number,
  nadir: number,
  current: number,
  more: Partial<MrecistInput> = { enhancementAtBaseline: true },
): MrecistResponse =>
  mrecist({ enhancingDiameters: { baseline, nadir, current }, newLesion: false, nonTargets: 'none', ...more });

const categoryOf = (response: MrecistResponse) => (response.assessable ? response.category : response.because);

describe('mRECIST from sums of the enhancing diameters in mm', () => {
  it.each([
    [60, 60, 35, 'PR', '42 % less enhancing tumor'],
    [60, 60, 42, 'PR', 'exactly 30 % less'],
    [60, 60, 50, 'SD', '17 % less'],
    [60, 60, 0, 'CR', 'nothing enhances any more'],
    [60, 20, 24, 'PD', '20 % more than the smallest sum; no least growth in mm'],
    [60, 20, 23.9, 'PR', 'just short of 20 % more'],
  ])('%d at baseline, smallest %d, now %d: %s (%s)', (baseline, nadir, current, category) => {
    expect(categoryOf(of(baseline, nadir, current))).toBe(category);
  });

  it('a new lesion is progression', () => {
    expect(categoryOf(of(60, 60, 0, { enhancementAtBaseline: true, newLesion: true }))).toBe('PD');
  });

  it('says what was measured', () => {
    expect(of(60, 60, 35).because).toBe('sum of enhancing diameters 35 mm: -41.67 % from 60 mm (baseline)');
  });
});

describe('lesions that did not enhance in the arterial phase at baseline', () => {
  const because = 'not applicable: the lesions did not enhance in the arterial phase at baseline';

  it.each([false, true])('have no response by mRECIST (new lesion: %s)', (newLesion) => {
    expect(of(60, 60, 35, { enhancementAtBaseline: false, newLesion })).toEqual({
      criteria: 'mRECIST',
      assessable: false,
      because,
    });
  });

  it('are not assumed to have enhanced when nobody recorded it', () => {
    expect(categoryOf(of(60, 60, 35, {}))).toBe(
      'it is not recorded whether the lesions enhanced in the arterial phase at baseline',
    );
  });
});

describe('RECIST and mRECIST are never one', () => {
  it('the same lesions are stable by size and respond by enhancement', () => {
    const bySize = recist({
      longestDiameters: { baseline: 60, nadir: 60, current: 57 },
      newLesion: false,
      nonTargets: 'none',
    });
    expect(bySize).toMatchObject({ criteria: 'RECIST 1.1', category: 'SD' });
    expect(of(60, 60, 35)).toMatchObject({ criteria: 'mRECIST', category: 'PR' });
  });

  it('a list of one does not take the other, nor does a function read the sums of the other', () => {
    const responses: RecistResponse[] = [];
    // @ts-expect-error a response by mRECIST is none by RECIST
    responses.push(of(60, 60, 35));
    const sums = { enhancingDiameters: { baseline: 60, nadir: 60, current: 35 }, newLesion: false };
    // @ts-expect-error enhancing diameters are not longest diameters
    expect(() => recist({ ...sums, nonTargets: 'none' })).toThrow();
    expect(responses[0]?.criteria).toBe('mRECIST');
  });
});
