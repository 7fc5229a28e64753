import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearson } from '../../../server/evidence/clopperPearson.ts';

/** P(X <= n) for a binomial count, term by term without logarithms. */
function atMost(n: number, of: number, p: number): number {
  let [sum, choose] = [0, 1];
  for (let k = 0; k <= n; k += 1) {
    sum += choose * p ** k * (1 - p) ** (of - k);
    choose = (choose * (of - k)) / (k + 1);
  }
  return sum;
}

describe('exact binomial interval', () => {
  it.each([
    [0, 10, '0.0000', '0.3085'],
    [5, 10, '0.1871', '0.8129'],
    [10, 10, '0.6915', '1.0000'],
    [682, 925, '0.7077', '0.7654'],
    [7, 13, '0.2513', '0.8078'],
    [0, 13, '0.0000', '0.2471'],
    [10, 24, '0.2211', '0.6336'],
    [1, 6, '0.0042', '0.6412'],
    [2, 5, '0.0527', '0.8534'],
    [3700, 20_000, '0.1796', '0.1905'],
    [99_999, 100_000, '0.9999', '1.0000'],
  ])('%i of %i: %s to %s', (n, of, low, high) => {
    expect(clopperPearson(n, of).map((limit) => limit.toFixed(4))).toEqual([low, high]);
  });

  it('has the closed form 1 - (1 - confidence)/2 to the power 1/n for no event', () => {
    expect(clopperPearson(0, 24, 0.9)[1]).toBeCloseTo(1 - 0.05 ** (1 / 24), 12);
  });

  it.each([
    [-1, 5],
    [6, 5],
    [1.5, 5],
    [0, 0],
    [1, 2.5],
    [Number.NaN, 5],
  ])('refuses %f of %f', (n, of) => {
    expect(() => clopperPearson(n, of)).toThrow(RangeError);
  });

  it.each([0, 1, Number.NaN])('refuses a confidence of %f', (confidence) => {
    expect(() => clopperPearson(1, 2, confidence)).toThrow(RangeError);
  });

  const counts = fc
    .integer({ min: 1, max: 60 })
    .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

  it('has half the error probability beyond each limit, and mirrors when counting the others', () => {
    fc.assert(
      fc.property(counts, ([n, of]) => {
        const [low, high] = clopperPearson(n, of);
        expect(low <= n / of && n / of <= high).toBe(true);
        if (n > 0) expect(1 - atMost(n - 1, of, low)).toBeCloseTo(0.025, 8);
        if (n < of) expect(atMost(n, of, high)).toBeCloseTo(0.025, 8);
        const [mirrorLow, mirrorHigh] = clopperPearson(of - n, of);
        expect(mirrorLow).toBeCloseTo(1 - high, 8);
        expect(mirrorHigh).toBeCloseTo(1 - low, 8);
      }),
    );
  });
});
