import { describe, expect, it } from 'vitest';
import { rate } from '../../../../server/evidence/responseRates.ts';
import { intervalText, percentText, rateText } from '../../../../server/present/library/percent.ts';

describe('shares', () => {
  it.each([
    [53.846, '53.8%'],
    [50, '50%'],
    [0, '0%'],
    [100, '100%'],
  ])('%d is written %s', (percent, text) => expect(percentText(percent)).toBe(text));

  it('an interval carries the sign once', () => expect(intervalText([25.14, 80.78])).toBe('25.1 to 80.8%'));

  it('a rate is its counts, its share and its exact interval', () =>
    expect(rateText(rate(7, 13))).toBe('7 of 13: 53.8% (25.1 to 80.8%)'));

  it('one case is no estimate', () => expect(rateText(rate(1, 1))).toBe('1 of 1'));
});
