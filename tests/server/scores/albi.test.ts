import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { albi, albiGrade } from '../../../server/scores/albi.ts';

describe('ALBI (Johnson 2015)', () => {
  it.each([
    [20.52, 35, -2.109, 2, 'calculator.city prints -2.10'],
    [10, 45, -3.165, 1, 'by hand'],
    [17.1, 40, -2.586, 2, 'by hand'],
    [34.2, 30, -1.538, 2, 'by hand'],
    [50, 25, -1.0037, 3, 'by hand'],
  ])('bilirubin %d umol/L, albumin %d g/L: %d, grade %i (%s)', (bilirubin, albumin, expected, grade) => {
    const score = albi({ bilirubin, albumin });
    expect(score).toBeCloseTo(expected, 3);
    expect(albiGrade(score)).toBe(grade);
  });

  it.each([
    [-2.61, 1],
    [-2.6, 1],
    [-2.5999999999999996, 1],
    [-2.599, 2],
    [-1.39, 2],
    [-1.389, 3],
  ])('%d is grade %i: the limits belong to the better grade', (score, grade) => {
    expect(albiGrade(score)).toBe(grade);
  });

  it('rises with bilirubin and falls with albumin', () => {
    const amount = fc.double({ min: 1, max: 500, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, (bilirubin, albumin, more) => {
        const score = albi({ bilirubin, albumin });
        expect(albi({ bilirubin: bilirubin + more, albumin })).toBeGreaterThan(score);
        expect(albi({ bilirubin, albumin: albumin + more })).toBeLessThan(score);
      }),
    );
  });
});
