import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ASCITES,
  CHILD_PUGH_POINTS,
  childPugh,
  childPughClass,
  ENCEPHALOPATHY,
} from '../../../server/scores/childPugh.ts';

describe('Child-Pugh', () => {
  it.each([
    [1, 4, 1, 'none', 'none', 5, 'A'],
    [2.5, 3, 1.8, 'mild', 'none', 9, 'B'],
    [2, 3.5, 1.7, 'none', 'none', 8, 'B'],
    [4, 2.5, 2.6, 'moderate-severe', 'grade-3-4', 15, 'C'],
  ] as const)('bilirubin %d, albumin %d, INR %d, ascites %s, encephalopathy %s: %i points, class %s', (...row) => {
    const [bilirubin, albumin, inr, ascites, encephalopathy, points, letter] = row;
    const score = childPugh({ bilirubin, albumin, inr, ascites, encephalopathy });
    expect(score).toBe(points);
    expect(childPughClass(score)).toBe(letter);
  });

  it.each([
    ['bilirubin', 1.99, 1],
    ['bilirubin', 2, 2],
    ['bilirubin', 3, 2],
    ['bilirubin', 3.01, 3],
    ['albumin', 3.51, 1],
    ['albumin', 3.5, 2],
    ['albumin', 2.8, 2],
    ['albumin', 2.79, 3],
    ['inr', 1.69, 1],
    ['inr', 1.7, 2],
    ['inr', 2.3, 2],
    ['inr', 2.31, 3],
  ] as const)('%s %d scores %i: both limits belong to 2 points', (analyte, value, points) => {
    expect(CHILD_PUGH_POINTS[analyte](value)).toBe(points);
  });

  it.each([
    [5, 'A'],
    [6, 'A'],
    [7, 'B'],
    [9, 'B'],
    [10, 'C'],
    [15, 'C'],
  ])('%i points are class %s', (points, letter) => {
    expect(childPughClass(points)).toBe(letter);
  });

  it('lies between 5 and 15 whatever the values', () => {
    const value = fc.double({ min: 0, max: 50, noNaN: true });
    const rest = { ascites: fc.constantFrom(...ASCITES), encephalopathy: fc.constantFrom(...ENCEPHALOPATHY) };
    fc.assert(
      fc.property(fc.record({ bilirubin: value, albumin: value, inr: value, ...rest }), (input) => {
        expect(childPugh(input)).toBeGreaterThanOrEqual(5);
        expect(childPugh(input)).toBeLessThanOrEqual(15);
      }),
    );
  });
});
