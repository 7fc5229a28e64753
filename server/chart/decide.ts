import { type Fact, known, type SetAside, type Source, unknown } from './fact.ts';
import type { Interval } from './interval.ts';
import { latestOf } from './latest.ts';
import { type Limit, sideOf } from './limit.ts';
import type { Policy } from './policy.ts';
import type { Reading, Readings } from './reading.ts';
import { ageInDays, daysBefore, isOneDay } from './time.ts';

/** What deciding about a number takes besides its readings. */
export interface Question {
  /** "creatinine": how the value is called in a sentence. */
  readonly title: string;
  /** `undefined` when a value of any age counts. */
  readonly lookBack: keyof Policy['lookBackDays'] | undefined;
  /** Which of two equally recent values is the more cautious one to use. */
  readonly worse: 'higher' | 'lower';
  /** Every limit that reads this input: two values of the same time may only stand for one when all limits agree. */
  readonly limits: readonly Limit[];
}

const OLDER_SHOWN = 3;

/**
 * The value that counts at `asOf` (epoch milliseconds), or why there is none. The latest value decides; if it is
 * unusable, so is the input, and an older usable value is only shown beside it. What may be newer than the latest dated
 * value - a result without a date, or with a vague one - has to agree with it. A preliminary value is used only when there
 * is no final one.
 */
export function decide(readings: Readings, question: Question, policy: Policy, asOf: number): Fact<Interval> {
  if (holdsNothing(readings)) return unknown('absent', absentBecause(question.title, []));
  const rejected = rejectedBy(readings, asOf);
  const seen = readings.usable.filter((reading) => isKnownAt(reading, asOf));
  const undated = (readings.undated ?? []).filter((reading) => isKnownAt(reading, asOf));
  const final = seen.filter(isFinal);
  const candidates = final.length > 0 ? final : seen;
  const oldest = oldestCounting(question, policy, asOf);
  const passedOver = preliminarySetAside(seen, candidates);
  if (!candidates.some((reading) => isRecent(reading, oldest)))
    return missing(question, candidates, [...passedOver, ...rejected], policy, asOf);
  const latest = latestOf([...candidates, ...undated.filter((reading) => final.length === 0 || isFinal(reading))]);
  const setAside = [...passedOver, ...olderThan(candidates, latest), ...rejected];
  return settle(latest, question, setAside);
}

const holdsNothing = ({ usable, undated = [], rejected }: Readings): boolean =>
  usable.length === 0 && undated.length === 0 && rejected.length === 0;

const isFinal = ({ standing }: Reading): boolean => standing !== 'preliminary';

const isRecent = (reading: Reading, oldest: number): boolean => ageFrom(reading) >= oldest;

/** A day without a time may have been its last moment. */
const ageFrom = ({ period }: Reading): number => (isOneDay(period) ? period.end : period.start);

/** Readings of which each may be the latest, in one order, in whatever order a record holds them. */
const newestFirst = (latest: readonly Reading[]): readonly Reading[] =>
  latest.toSorted((a, b) => ageFrom(b) - ageFrom(a) || compareText(textOf(a.source), textOf(b.source)));

const oldestCounting = ({ lookBack }: Question, policy: Policy, asOf: number): number =>
  lookBack ? daysBefore(asOf, policy.lookBackDays[lookBack], policy.timeZone) : Number.NEGATIVE_INFINITY;

/** A value is known at `asOf` when it was true by then and, where the resource says when it was issued, issued by then. */
export const isKnownAt = ({ period, issued }: Pick<Reading, 'period' | 'issued'>, asOf: number): boolean =>
  period.start <= asOf && (issued === undefined || issued <= asOf);

const rejectedBy = (readings: Readings, asOf: number): readonly SetAside[] =>
  readings.rejected
    .filter(({ period }) => !period || period.start <= asOf)
    .toSorted((a, b) => (b.period?.end ?? 0) - (a.period?.end ?? 0) || compareText(textOf(a), textOf(b)))
    .map(({ period, ...shown }) => shown)
    .slice(0, OLDER_SHOWN);

const textOf = ({ reference, asRecorded }: Source): string => reference + asRecorded;
const compareText = (a: string, b: string): number => a.localeCompare(b);

function missing(
  question: Question,
  candidates: readonly Reading[],
  rejected: readonly SetAside[],
  policy: Policy,
  asOf: number,
): Fact<Interval> {
  const days = question.lookBack && policy.lookBackDays[question.lookBack];
  const latest = candidates.length > 0 ? newestFirst(latestOf(candidates)) : [];
  const [newest] = latest;
  if (!newest) return unknown('absent', absentBecause(question.title, rejected), [], rejected);
  const age = ageInDays(ageFrom(newest), asOf, policy.timeZone);
  const because = `the latest ${question.title} (${newest.source.asRecorded}) is ${age} days old; at most ${days} days count (site policy)`;
  return unknown('stale', because, sourcesOf(latest), rejected);
}

const absentBecause = (title: string, rejected: readonly SetAside[]): string =>
  rejected.length === 0
    ? `no ${title} is recorded`
    : `no usable ${title} is recorded (${rejected[0]?.asRecorded}: ${rejected[0]?.because})`;

/** One fact from the readings of the latest time. */
function settle(latest: readonly Reading[], question: Question, setAside: readonly SetAside[]): Fact<Interval> {
  const sources = sourcesOf(latest);
  const [first] = sources;
  const intervals: Interval[] = [];
  for (const { measure } of newestFirst(latest)) {
    if ('why' in measure) return unknown(measure.why, `${question.title}: ${measure.because}`, sources, setAside);
    intervals.push(measure.interval);
  }
  const value = agreed(intervals, question);
  if (value && first) return known(value, [first, ...sources.slice(1)], setAside);
  const all = sources.map((source) => source.asRecorded).join(' and ');
  return unknown('conflicting', `${question.title} is recorded as ${all} at the same time`, sources, setAside);
}

/** The value all readings of one time stand for: the same number, or the worse one when no limit separates them. */
function agreed(intervals: readonly Interval[], { limits, worse }: Question): Interval | undefined {
  const [first] = intervals;
  if (!first || intervals.every((each) => sameInterval(each, first))) return first;
  const separated =
    limits.length === 0 || limits.some((limit) => new Set(intervals.map((each) => sideOf(each, limit))).size > 1);
  if (separated) return undefined;
  return intervals.reduce((a, b) => (worse === 'higher' ? (b.high > a.high ? b : a) : b.low < a.low ? b : a));
}

const sameInterval = (a: Interval, b: Interval): boolean =>
  a.low === b.low && a.high === b.high && a.lowOpen === b.lowOpen && a.highOpen === b.highOpen;

const sourcesOf = (readings: readonly Reading[]): readonly Source[] =>
  readings.map((reading) => reading.source).toSorted((a, b) => compareText(textOf(a), textOf(b)));

/** The newest first and, of one time, in the order of their text: the same whatever the order of the record. */
const byEnd = (a: Reading, b: Reading): number =>
  b.period.end - a.period.end || compareText(textOf(a.source), textOf(b.source));

const preliminarySetAside = (seen: readonly Reading[], used: readonly Reading[]): readonly SetAside[] =>
  seen
    .filter((reading) => !used.includes(reading))
    .toSorted(byEnd)
    .map(({ source }) => ({ ...source, because: 'preliminary, and a final result exists' }));

function olderThan(candidates: readonly Reading[], latest: readonly Reading[]): readonly SetAside[] {
  const older = candidates.filter((reading) => !latest.includes(reading));
  return older
    .toSorted(byEnd)
    .slice(0, OLDER_SHOWN)
    .map(({ source }) => ({ ...source, because: 'superseded: the latest value decides' }));
}
