import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meld3 } from '../../../server/scores/meld3.ts';
import { roundHalfUp } from '../../../server/scores/roundHalfUp.ts';

const KIM = 'Kim 2021, Table 4';
const value = fc.double({ min: 0.1, max: 40, noNaN: true });
const input = fc.record({
  creatinine: value,
  bilirubin: value,
  inr: fc.double({ min: 0.5, max: 10, noNaN: true }),
  sodium: fc.double({ min: 105, max: 160, noNaN: true }),
  albumin: fc.double({ min: 0.5, max: 6, noNaN: true }),
  female: fc.boolean(),
  dialysis: fc.boolean(),
});

describe('MELD 3.0 (Kim 2021, OPTN 2023)', () => {
  it.each([
    ['male', 2.5, 131, 1, 1.2, 3.8, 15.81, 16, KIM],
    ['female', 2.5, 131, 1, 1.2, 3.8, 17.14, 17, KIM],
    ['male', 6, 131, 1.5, 1.5, 3.5, 24.71, 25, KIM],
    ['male', 6, 131, 1.5, 1.5, 2.2, 26.15, 26, KIM],
    ['female', 6, 131, 1.5, 1.5, 2.2, 27.48, 27, KIM],
    ['male', 12, 128, 2.2, 1.8, 2, 34.22, 34, KIM],
    ['male', 12, 128, 2.2, 2.8, 2, 37.93, 38, KIM],
    ['female', 12, 128, 2.2, 2.8, 2, 39.26, 39, KIM],
    ['male', 4.2, 140, 1.2, 1.9, 3.5, 21.35, 21, 'R package ameld'],
    ['female', 4.2, 140, 1.2, 1.9, 1.5, 24.03, 24, 'R package ameld'],
  ])('%s, bilirubin %d, sodium %d, INR %d, creatinine %d, albumin %d: %d, shown as %d (%s)', (...row) => {
    const [sex, bilirubin, sodium, inr, creatinine, albumin, unrounded, shown] = row;
    const labs = { bilirubin, sodium, inr, creatinine, albumin };
    const score = meld3({ ...labs, female: sex === 'female', dialysis: false });
    expect(score).toBeCloseTo(unrounded, 2);
    expect(roundHalfUp(score)).toBe(shown);
  });

  const usual = {
    bilirubin: 3,
    sodium: 130,
    inr: 1.6,
    creatinine: 2,
    albumin: 2.5,
    female: false,
    dialysis: false,
  };

  it.each([
    ['creatinine above 3.0 counts as 3.0, not 4.0', { creatinine: 4 }, { creatinine: 3 }],
    ['creatinine below 1.0 counts as 1.0', { creatinine: 0.5 }, { creatinine: 1 }],
    ['dialysis sets creatinine to 3.0', { dialysis: true }, { creatinine: 3 }],
    ['bilirubin below 1.0 counts as 1.0', { bilirubin: 0.3 }, { bilirubin: 1 }],
    ['INR below 1.0 counts as 1.0', { inr: 0.9 }, { inr: 1 }],
    ['sodium below 125 counts as 125', { sodium: 118 }, { sodium: 125 }],
    ['sodium above 137 counts as 137', { sodium: 145 }, { sodium: 137 }],
    ['albumin below 1.5 counts as 1.5', { albumin: 1 }, { albumin: 1.5 }],
    ['albumin above 3.5 counts as 3.5', { albumin: 4.4 }, { albumin: 3.5 }],
  ])('%s', (_rule, change, same) => {
    expect(meld3({ ...usual, ...change })).toBe(meld3({ ...usual, ...same }));
  });

  it('gives women 1.33 more than men with the same values', () => {
    fc.assert(
      fc.property(input, (of) => {
        expect(meld3({ ...of, female: true }) - meld3({ ...of, female: false })).toBeCloseTo(1.33, 9);
      }),
    );
  });

  it('is at least 6 and never falls when creatinine, bilirubin or INR rises', () => {
    fc.assert(
      fc.property(input, fc.constantFrom('creatinine', 'bilirubin', 'inr'), value, (of, analyte, rise) => {
        const score = meld3(of);
        expect(score).toBeGreaterThan(6 - 1e-9);
        expect(meld3({ ...of, [analyte]: of[analyte] + rise })).toBeGreaterThan(score - 1e-9);
      }),
    );
  });
});
