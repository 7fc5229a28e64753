import type { Interval } from '../../chart/interval.ts';

/** A published threshold that a value is shown beside: one number (`low === high`), or a span the source leaves open. */
export interface Threshold {
  readonly low: number;
  readonly high: number;
  /** In our own words. */
  readonly says: string;
}

export type Place = 'below' | 'at' | 'within' | 'above' | 'undecided';

/**
 * Where a value lies by a threshold; a range that reaches over an end of it is `undecided`. `at` is one number met exactly,
 * `within` a span, its ends included. It says nothing of whether the value is good enough.
 */
export function placeBy({ low, high, lowOpen, highOpen }: Interval, threshold: Threshold): Place {
  if (high < threshold.low || (high === threshold.low && highOpen)) return 'below';
  if (low > threshold.high || (low === threshold.high && lowOpen)) return 'above';
  if (low < threshold.low || high > threshold.high) return 'undecided';
  return threshold.low === threshold.high ? 'at' : 'within';
}
