import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meld } from '../../../server/scores/meld.ts';
import { meldNa, meldNaRoundedLast } from '../../../server/scores/meldNa.ts';
import { roundHalfUp } from '../../../server/scores/roundHalfUp.ts';

const value = fc.double({ min: 0.1, max: 15, noNaN: true });
const input = fc.record({
  creatinine: value,
  bilirubin: value,
  inr: fc.double({ min: 0.5, max: 4, noNaN: true }),
  sodium: fc.integer({ min: 105, max: 160 }),
  dialysis: fc.boolean(),
});

describe('MELD-Na (OPTN 2016)', () => {
  it.each([
    { creatinine: 1.9, bilirubin: 4.2, inr: 1.2, sodium: 125, last: 27.944, shown: 28, source: 'R package ameld' },
    { creatinine: 1, bilirubin: 1, inr: 1, sodium: 125, last: 6.43, shown: 6, source: 'R package ameld' },
    { creatinine: 1.4, bilirubin: 3.2, inr: 1.8, sodium: 134, last: 22.55, shown: 23, source: 'readycalculator.com' },
    { creatinine: 1, bilirubin: 3, inr: 2, sodium: 130, last: 23.35, shown: 23, source: 'tests of medx' },
    { creatinine: 2, bilirubin: 2, inr: 1.8, sodium: 131, last: 25.78, shown: 26, source: 'not the 2008 formula' },
  ])('is $shown for $creatinine / $bilirubin / $inr / $sodium ($source)', ({ last, shown, source: _, ...labs }) => {
    expect(meldNaRoundedLast({ ...labs, dialysis: false })).toBeCloseTo(last, 2);
    expect(roundHalfUp(meldNa({ ...labs, dialysis: false }))).toBe(shown);
  });

  it('rounds MELD before the sodium step: 15 where rounding only at the end gives 14 (scoutmytool.com shows 15)', () => {
    const labs = { creatinine: 1, bilirubin: 1.5, inr: 1.5, sodium: 135, dialysis: false };
    expect(meldNa(labs)).toBeCloseTo(14.782, 3);
    expect(meldNaRoundedLast(labs)).toBeCloseTo(14.3186, 3);
  });

  it('leaves sodium out when MELD rounds to 11, however low the sodium', () => {
    const labs = { creatinine: 1, bilirubin: 1, inr: 1.54, sodium: 120, dialysis: false };
    expect(meld(labs)).toBeGreaterThan(11);
    expect(meldNa(labs)).toBe(11);
    expect(meldNaRoundedLast(labs)).toBeGreaterThan(22);
  });

  it.each([
    [110, 125],
    [124, 125],
    [138, 137],
    [150, 137],
  ])('counts sodium %i as %i', (found, used) => {
    const labs = { creatinine: 2, bilirubin: 3, inr: 1.5, dialysis: false };
    expect(meldNa({ ...labs, sodium: found })).toBe(meldNa({ ...labs, sodium: used }));
  });

  it('equals the rounded MELD when sodium is 137 or more', () => {
    fc.assert(
      fc.property(input, (labs) => {
        expect(meldNa({ ...labs, sodium: 137 })).toBe(roundHalfUp(meld(labs)));
      }),
    );
  });

  it('up to 40, never falls when creatinine, bilirubin or INR rises or sodium falls', () => {
    const shown = (labs: Parameters<typeof meldNa>[0]) => Math.min(40, roundHalfUp(meldNa(labs)));
    fc.assert(
      fc.property(input, fc.constantFrom('creatinine', 'bilirubin', 'inr'), value, (labs, analyte, rise) => {
        expect(shown({ ...labs, [analyte]: labs[analyte] + rise })).toBeGreaterThanOrEqual(shown(labs));
        expect(shown({ ...labs, sodium: labs.sodium - 1 })).toBeGreaterThanOrEqual(shown(labs));
        expect(shown(labs)).toBeGreaterThanOrEqual(6);
      }),
    );
  });
});
