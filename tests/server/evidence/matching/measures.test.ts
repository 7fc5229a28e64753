import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../../server/chart/interval.ts';
import {
  ageDiffers,
  ecogDiffers,
  lesionCountDiffers,
  lesionSizeDiffers,
} from '../../../../server/evidence/matching/measures.ts';
import { type ComparedPatient, comparedPatient } from '../../../../server/evidence/matching/patient.ts';
import { factsWith } from '../../../builders/facts.ts';
import { AS_OF } from '../patients.ts';

const patient = (known: Partial<ComparedPatient>): ComparedPatient => ({
  ...comparedPatient(factsWith(), AS_OF, {}),
  ...known,
});
const exactly = (value: number): Interval => ({ low: value, high: value, lowOpen: false, highOpen: false });
const atLeast = (value: number): Interval => ({ ...exactly(value), high: Number.POSITIVE_INFINITY });
const between = (low: number, high: number): Interval => ({ ...exactly(low), high });

describe('age against the series', () => {
  it.each([
    ['inside the range', { range: [38, 69] }, { low: 69, high: 69 }, []],
    ['above it', { range: [38, 69] }, { low: 70, high: 70 }, ['age 70; in the series 38 to 69']],
    ['below it', { range: [38, 69] }, { low: 37, high: 37 }, ['age 37; in the series 38 to 69']],
    ['possibly inside', { range: [38, 69] }, { low: 69, high: 70 }, []],
    [
      'surely above, year of birth alone',
      { range: [38, 69] },
      { low: 70, high: 71 },
      ['age 70 to 71; in the series 38 to 69'],
    ],
    ['within two deviations of the mean', { mean: 62.8, sd: 11.4 }, { low: 85, high: 85 }, []],
    [
      'more than two deviations away',
      { mean: 62.8, sd: 11.4 },
      { low: 86, high: 86 },
      ['age 86; in the series mean 62.8 (SD 11.4)'],
    ],
    ['a single age', { range: [80, 80] }, { low: 81, high: 81 }, ['age 81; in the series 80']],
    ['a mean alone', { mean: 60 }, { low: 20, high: 20 }, []],
    ['not given', undefined, { low: 20, high: 20 }, []],
    ['not known', { range: [38, 69] }, null, []],
  ] as const)('%s', (_, ageYears, age, expected) => {
    expect(ageDiffers({ ...(ageYears && { ageYears }) }, patient({ age }))).toEqual(expected);
  });
});

describe('ECOG against the highest in the series', () => {
  it.each([
    [exactly(1), []],
    [exactly(2), ['ECOG 2; nobody in the series was above 1']],
    [between(1, 2), ['ECOG 1 to 2; nobody in the series was above 1']],
    [between(0, 1), []],
    [null, []],
  ])('%j', (ecog, expected) => {
    expect(ecogDiffers({ ecogMax: 1 }, patient({ ecog }))).toEqual(expected);
  });
});

describe('largest lesion against the series', () => {
  it.each([
    ['as large as the largest seen', { largestLesionCmMax: 3 }, exactly(3), []],
    ['larger', { largestLesionCmMax: 3 }, exactly(3.1), ['largest lesion 3.1 cm; at most 3 cm in the series']],
    [
      'at a limit that none reached',
      { largestLesionCmBelow: 3 },
      exactly(3),
      ['largest lesion 3 cm; below 3 cm in the series'],
    ],
    ['below that limit', { largestLesionCmBelow: 3 }, exactly(2.9), []],
    [
      'only known to be at least',
      { largestLesionCmMax: 3 },
      atLeast(2),
      ['largest lesion 2 or more cm; at most 3 cm in the series'],
    ],
    [
      'only known to be more than',
      { largestLesionCmMax: 3 },
      { ...atLeast(5), lowOpen: true },
      ['largest lesion more than 5 cm; at most 3 cm in the series'],
    ],
    ['below the limit, which is open', { largestLesionCmBelow: 3 }, { ...between(0, 3), highOpen: true }, []],
    ['no figure in the series', {}, exactly(9), []],
  ] as const)('%s', (_, series, largestLesionCm, expected) => {
    expect(lesionSizeDiffers(series, patient({ largestLesionCm }))).toEqual(expected);
  });
});

it('names a number of lesions beyond the series', () => {
  expect(lesionCountDiffers({ lesionCountMax: 3 }, patient({ lesionCount: exactly(4) }))).toEqual([
    'number of lesions 4; at most 3 in the series',
  ]);
  expect(lesionCountDiffers({ lesionCountMax: 3 }, patient({ lesionCount: exactly(3) }))).toEqual([]);
});
