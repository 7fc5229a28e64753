import type { Chart } from './chart.ts';
import { isKnownAt } from './decide.ts';
import type { SetAside } from './fact.ts';
import { latestOf } from './latest.ts';
import type { MeasuredId } from './measuredInput.ts';
import type { Reading } from './reading.ts';
import { readingsByTime, seriesOf, type UsableReading } from './series.ts';
import type { Period } from './time.ts';

/** A result that has no place in a series, and why. Without a date it has no period. */
export interface SetAsideReading extends SetAside {
  readonly period?: Period;
}

/** Everything the chart states of one number by one moment: every result stands in exactly one of the two lists. */
export interface Trend {
  readonly id: MeasuredId;
  /** Oldest first. */
  readonly readings: readonly UsableReading[];
  /** Those without a date first, because each may be the newest; then newest first. */
  readonly setAside: readonly SetAsideReading[];
}

/**
 * The results of an input over time, and those that were seen and do not count.
 *
 * @param until epoch milliseconds; what was not known by then is in neither list
 */
export function trendOf(chart: Chart, id: MeasuredId, until: number): Trend {
  const readings = seriesOf(chart, id, until);
  const groups = readingsByTime(chart, id, until);
  const setAside = [
    ...undated(chart, id, until),
    ...rejected(chart, id, until),
    ...groups.flatMap((group) => leftOut(group, readings)),
  ];
  return { id, readings, setAside: setAside.toSorted(newestFirst) };
}

const undated = (chart: Chart, id: MeasuredId, until: number): readonly SetAsideReading[] =>
  (chart.measured[id].undated ?? [])
    .filter((reading) => isKnownAt(reading, until))
    .map(({ source, measure }) => ({
      ...source,
      because: 'why' in measure ? `it carries no date; ${measure.because}` : 'it carries no date',
    }));

/** Cancelled, entered in error and the like; the undated ones among the rejected are told of by `undated`. */
function rejected(chart: Chart, id: MeasuredId, until: number): readonly SetAsideReading[] {
  const { rejected: all, undated: known = [] } = chart.measured[id];
  const isUndated = (reference: string): boolean => known.some(({ source }) => source.reference === reference);
  return all.filter(({ period, reference }) => (period ? period.start <= until : !isUndated(reference)));
}

function leftOut(group: readonly Reading[], shown: readonly Reading[]): readonly SetAsideReading[] {
  const standing = latestOf(group);
  return group
    .filter((reading) => !shown.includes(reading))
    .map((reading) => ({ ...reading.source, period: reading.period, because: reasonAgainst(reading, standing) }));
}

function reasonAgainst(reading: Reading, standing: readonly Reading[]): string {
  if ('why' in reading.measure) return reading.measure.because;
  if (standing.includes(reading)) return 'another result of the same time says the same';
  if (reading.standing === 'preliminary') return 'preliminary, and a final result of the same time exists';
  return 'superseded by another result of the same time';
}

const newestFirst = (a: SetAsideReading, b: SetAsideReading): number =>
  (b.period?.end ?? Number.MAX_VALUE) - (a.period?.end ?? Number.MAX_VALUE) ||
  a.reference.localeCompare(b.reference) ||
  a.asRecorded.localeCompare(b.asRecorded);
