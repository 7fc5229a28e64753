import { type Reading, STANDINGS } from './reading.ts';
import { isOneDay } from './time.ts';

/**
 * The readings that no other one supersedes: usually one; several when their times cannot be told apart. Independent of
 * the order in which they arrive.
 *
 * A reading supersedes another when its time lies wholly later; for the same time, when it is the more final one, was
 * issued later, or was stored later. A key that one of the two lacks says nothing. A clinician's answer supersedes a value
 * that is dated with that same day only, or not at all, unless it was issued after the answer.
 */
export function latestOf(readings: readonly Reading[]): readonly Reading[] {
  const latestStart = readings.reduce((latest, { period }) => Math.max(latest, period.start), Number.NEGATIVE_INFINITY);
  const near = readings.filter((reading) => reading.period.end >= latestStart);
  if (near.length === 1) return near;
  const alike = [...Map.groupBy(near, keyOf).values()];
  const standing = alike.filter(([one]) => !alike.some(([other]) => one && other && supersedes(other, one)));
  return standing.length > 0 ? standing.flat() : near;
}

/** Readings with one key stand to every other reading in the same way: thousands of one time are compared once. */
const keyOf = ({ period, standing, issued, lastUpdated }: Reading): string =>
  [period.start, period.end, standing, issued, lastUpdated].join(' ');

/** Of two of which neither lies wholly later. */
function supersedes(a: Reading, b: Reading): boolean {
  if (answersWithin(a, b) || answersWithin(b, a)) return a.standing === 'answered';
  if (a.period.start !== b.period.start || a.period.end !== b.period.end) return false;
  const differences = [
    STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing),
    difference(a.issued, b.issued),
    difference(a.lastUpdated, b.lastUpdated),
  ];
  const [final, issued] = differences;
  // One is the more final, the other was issued later: neither can be called the latest.
  if (final && issued && final > 0 !== issued > 0) return false;
  return (differences.find((each) => each !== 0) ?? 0) > 0;
}

const difference = (a: number | undefined, b: number | undefined): number =>
  a === undefined || b === undefined ? 0 : a - b;

const answersWithin = (answer: Reading, dated: Reading): boolean =>
  answer.standing === 'answered' &&
  dated.standing !== 'answered' &&
  dated.period.start <= answer.period.start &&
  dated.period.end >= answer.period.end &&
  (isOneDay(dated.period) || dated.period.end === Number.POSITIVE_INFINITY) &&
  (dated.issued ?? Number.NEGATIVE_INFINITY) <= answer.period.start;
