import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { egfr } from '../../../server/scores/egfr.ts';

describe('eGFR (CKD-EPI 2021, creatinine)', () => {
  it.each([
    ['female', 55, 0.9, 75.5, 'creatinineclearancecalculator.net: about 76'],
    ['male', 63, 2, 36.81, 'by hand'],
    ['female', 63, 2, 27.6, 'by hand'],
    ['male', 50, 1, 91.69, 'by hand'],
    ['female', 40, 0.6, 116.3, 'by hand'],
  ])('%s, %i years, creatinine %d mg/dL: %d (%s)', (sex, age, creatinine, expected) => {
    expect(Math.abs(egfr({ creatinine, age, female: sex === 'female' }) - expected)).toBeLessThan(0.05);
  });

  it('falls with creatinine and with age, without a step where its two branches meet', () => {
    const creatinine = fc.double({ min: 0.2, max: 15, noNaN: true });
    const age = fc.integer({ min: 18, max: 100 });
    fc.assert(
      fc.property(creatinine, age, fc.boolean(), (value, years, female) => {
        const score = egfr({ creatinine: value, age: years, female });
        expect(egfr({ creatinine: value * 1.01, age: years, female })).toBeLessThan(score);
        expect(egfr({ creatinine: value * 1.01, age: years, female })).toBeGreaterThan(score * 0.98);
        expect(egfr({ creatinine: value, age: years + 1, female })).toBeLessThan(score);
      }),
    );
  });
});
