import { describe, expect, it } from 'vitest';
import { type Interval, point } from '../../../../server/chart/interval.ts';
import { type Place, placeBy } from '../../../../server/evidence/planning/threshold.ts';

const span = { low: 1.5, high: 1.8, says: '1.5 to 1.8 or less' };
const one = { low: 50, high: 50, says: 'below 50' };
const from = (low: number, high: number, open: Partial<Interval> = {}): Interval => ({
  low,
  high,
  lowOpen: false,
  highOpen: false,
  ...open,
});
const below = (value: number) => from(Number.NEGATIVE_INFINITY, value, { highOpen: true });
const above = (value: number) => from(value, Number.POSITIVE_INFINITY, { lowOpen: true });

describe('a value is placed by a published threshold, and never called good enough by it', () => {
  it.each<[string, Interval, typeof span, Place]>([
    ['1.4', point(1.4), span, 'below'],
    ['1.5', point(1.5), span, 'within'],
    ['1.65', point(1.65), span, 'within'],
    ['1.8', point(1.8), span, 'within'],
    ['1.9', point(1.9), span, 'above'],
    ['< 1.5', below(1.5), span, 'below'],
    ['< 1.6', below(1.6), span, 'undecided'],
    ['> 1.8', above(1.8), span, 'above'],
    ['> 1.7', above(1.7), span, 'undecided'],
    ['1.4 to 1.9', from(1.4, 1.9), span, 'undecided'],
    ['49', point(49), one, 'below'],
    ['50', point(50), one, 'at'],
    ['51', point(51), one, 'above'],
    ['< 50', below(50), one, 'below'],
    ['> 50', above(50), one, 'above'],
    ['< 51', below(51), one, 'undecided'],
  ])('%s', (_, value, threshold, place) => expect(placeBy(value, threshold)).toBe(place));
});
