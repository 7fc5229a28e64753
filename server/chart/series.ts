import type { Chart } from './chart.ts';
import { isKnownAt } from './decide.ts';
import type { Interval } from './interval.ts';
import { latestOf } from './latest.ts';
import type { MeasuredId } from './measuredInput.ts';
import type { Reading } from './reading.ts';

/** A reading that came to a number. */
export interface UsableReading extends Reading {
  readonly measure: { readonly interval: Interval; readonly converted?: string };
}

/**
 * Every value of an input that the chart states and that stands, known by `until` (epoch milliseconds), oldest first; for
 * trends, and to compare before and after a treatment. Of the values of one time only those that no other supersedes: a
 * final one leaves out the preliminary, a corrected one the final. A time whose standing value cannot be used has none.
 * Equal values of one time stand once; two that differ, in value or in reference range, both stand. Answers of a clinician are no part of it.
 */
export function seriesOf(chart: Chart, id: MeasuredId, until: number): readonly UsableReading[] {
  return readingsByTime(chart, id, until)
    .flatMap((readings) => distinct(latestOf(readings)))
    .toSorted(oldestFirst);
}

/** The dated readings of an input that were known by `until` (epoch milliseconds), those of one time together. */
export function readingsByTime(chart: Chart, id: MeasuredId, until: number): readonly (readonly Reading[])[] {
  const known = chart.measured[id].usable.filter((reading) => isKnownAt(reading, until));
  return [...Map.groupBy(known, ({ period }) => `${period.start} ${period.end}`).values()];
}

/** Readings of one time that came to a number, each number once: with its reference range, where one of the equals has it. */
function distinct(readings: readonly Reading[]): readonly UsableReading[] {
  const ranged = ({ referenceRange }: Reading): number => (referenceRange ? 0 : 1);
  const ordered = readings
    .filter(isUsable)
    .toSorted((a, b) => ranged(a) - ranged(b) || compare(a.source.reference, b.source.reference));
  return ordered.filter((each, index) => ordered.findIndex((other) => saysAll(other, each)) === index);
}

/** Whether `a` says all that `b` does: the same number, and the same reference range unless `b` has none. */
const saysAll = (a: UsableReading, b: UsableReading): boolean =>
  numberText(a) === numberText(b) && (b.referenceRange === undefined || rangeText(a) === rangeText(b));

const numberText = ({ measure: { interval } }: UsableReading): string =>
  [interval.low, interval.high, interval.lowOpen, interval.highOpen].join(' ');
const rangeText = ({ referenceRange }: UsableReading): string => `${referenceRange?.low} ${referenceRange?.high}`;

const isUsable = (reading: Reading): reading is UsableReading => 'interval' in reading.measure;

const oldestFirst = (a: Reading, b: Reading): number =>
  a.period.start - b.period.start || a.period.end - b.period.end || compare(a.source.reference, b.source.reference);

const compare = (a: string, b: string): number => a.localeCompare(b);
