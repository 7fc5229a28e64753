import { type Interval, mapInterval } from '../../chart/interval.ts';
import { intervalText } from '../../chart/quantity.ts';
import type { ReferenceRange } from '../../chart/reading.ts';
import { numberText, unitText } from '../figure.ts';

/** A laboratory result with the reference range that came with it, both in one unit. */
interface Result {
  readonly interval: Interval;
  readonly referenceRange?: ReferenceRange;
}

/** A value short enough to read, never rounded onto or across an end of its reference range. */
export function resultText({ interval, referenceRange: { low, high } = {} }: Result, unit: string): string {
  const short = (value: number): number => shortest(value, [low, high]);
  return intervalText(mapInterval(interval, short), unitText(unit));
}

/** "reference range 0.2 to 1.2", "reference range up to 1.2"; `null` without one. */
export function rangeText({ interval, referenceRange: { low, high } = {} }: Result): string | null {
  const short = (value: number): number => shortest(value, [interval.low, interval.high]);
  if (low !== undefined && high !== undefined) return `reference range ${short(low)} to ${short(high)}`;
  if (high !== undefined) return `reference range up to ${short(high)}`;
  return low === undefined ? null : `reference range from ${short(low)}`;
}

function shortest(value: number, others: readonly (number | undefined)[]): number {
  const [nearest = null] = others
    .filter((other) => other !== undefined)
    .toSorted((a, b) => Math.abs(a - value) - Math.abs(b - value));
  return Number(numberText(value, nearest));
}
