import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meld } from '../../../server/scores/meld.ts';

const value = fc.double({ min: 0.1, max: 50, noNaN: true });
const input = fc.record({ creatinine: value, bilirubin: value, inr: value, dialysis: fc.boolean() });

describe('MELD (UNOS 2002)', () => {
  it.each([
    { creatinine: 1.9, bilirubin: 4.2, inr: 1.2, dialysis: false, expected: 20.0391626, source: 'R package ameld' },
    { creatinine: 0.9, bilirubin: 0.9, inr: 0.9, dialysis: false, expected: 6.43, source: 'R package ameld' },
    {
      creatinine: 170 / 88.4,
      bilirubin: 54 / 17.1,
      inr: 2,
      dialysis: false,
      expected: 24.798,
      source: 'R transplantr',
    },
    { creatinine: 1, bilirubin: 1, inr: 1, dialysis: true, expected: 19.6968, source: 'as creatinine 4.0' },
    { creatinine: 1.4, bilirubin: 3.2, inr: 1.8, dialysis: false, expected: 20.63, source: 'readycalculator.com' },
  ])('is $expected for creatinine $creatinine, bilirubin $bilirubin, INR $inr ($source)', ({ expected, ...of }) => {
    expect(meld(of)).toBeCloseTo(expected, 2);
  });

  it.each([
    ['creatinine below 1.0 counts as 1.0', { creatinine: 0.4 }, { creatinine: 1 }],
    ['bilirubin below 1.0 counts as 1.0', { bilirubin: 0.2 }, { bilirubin: 1 }],
    ['INR below 1.0 counts as 1.0', { inr: 0.8 }, { inr: 1 }],
    ['creatinine above 4.0 counts as 4.0', { creatinine: 9 }, { creatinine: 4 }],
    ['dialysis sets creatinine to 4.0', { creatinine: 1.2, dialysis: true }, { creatinine: 4 }],
  ])('%s', (_rule, change, same) => {
    const usual = { creatinine: 2, bilirubin: 2, inr: 2, dialysis: false };
    expect(meld({ ...usual, ...change })).toBe(meld({ ...usual, ...same }));
  });

  it('never falls when creatinine, bilirubin or INR rises', () => {
    fc.assert(
      fc.property(input, fc.constantFrom('creatinine', 'bilirubin', 'inr'), value, (of, analyte, rise) => {
        expect(meld({ ...of, [analyte]: of[analyte] + rise })).toBeGreaterThanOrEqual(meld(of));
      }),
    );
  });

  it('is at least 6.43 and, on dialysis, never lower than without', () => {
    fc.assert(
      fc.property(input, (of) => {
        expect(meld(of)).toBeGreaterThanOrEqual(6.43);
        expect(meld({ ...of, dialysis: true })).toBeGreaterThanOrEqual(meld({ ...of, dialysis: false }));
      }),
    );
  });
});
