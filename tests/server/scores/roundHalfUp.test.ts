import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundHalfUp } from '../../../server/scores/roundHalfUp.ts';

describe('rounding of scores', () => {
  it.each([
    [6.43, 6],
    [14.4999, 14],
    [14.5, 15],
    [15.5, 16],
    [14.499999999999998, 15],
  ])('%d becomes %i', (value, rounded) => {
    expect(roundHalfUp(value)).toBe(rounded);
  });

  it('is never more than a half away, and leaves integers alone', () => {
    fc.assert(
      fc.property(fc.double({ min: -10, max: 100, noNaN: true }), fc.integer(), (value, whole) => {
        expect(Math.abs(roundHalfUp(value) - value)).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(roundHalfUp(whole)).toBe(whole);
      }),
    );
  });
});
