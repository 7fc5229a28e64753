/**
 * A number as a chart really states it: a point (`low === high`) or a range such as "<0.2" or "> 20".
 * Open ends are excluded from the range. `-Infinity` and `Infinity` stand for "no bound".
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

export const point = (value: number): Interval => ({ low: value, high: value, lowOpen: false, highOpen: false });

export const isPoint = (interval: Interval): boolean => interval.low === interval.high;

/** Applies a monotone increasing function (such as a unit conversion) to both ends. */
export const mapInterval = (interval: Interval, convert: (value: number) => number): Interval => ({
  low: Number.isFinite(interval.low) ? convert(interval.low) : interval.low,
  high: Number.isFinite(interval.high) ? convert(interval.high) : interval.high,
  lowOpen: interval.lowOpen,
  highOpen: interval.highOpen,
});
