import { decide, isKnownAt, type Question } from './decide.ts';
import type { Fact, KnownFact, SetAside } from './fact.ts';
import type { Interval } from './interval.ts';
import type { Policy } from './policy.ts';
import { intervalText } from './quantity.ts';
import type { Measure, Reading, Readings } from './reading.ts';
import type { Tumor } from './tumors.ts';

/** One tumor and what is known of its size. */
interface Sized {
  readonly tumor: Tumor;
  readonly size: Fact<Interval>;
}

/**
 * What the tumors together say at `asOf` (epoch milliseconds): readings of their number, one a tumor, and a reading of
 * the largest size. Dated by the latest measurement of any of them.
 */
export function lesionReadings(
  tumors: readonly Tumor[],
  question: Question,
  policy: Policy,
  asOf: number,
): { readonly count: Readings; readonly largest: Readings } {
  const sized = tumors
    .map((tumor) => ({ tumor, size: decide(tumor.sizes, question, policy, asOf) }))
    .filter((each) => each.tumor.recorded || mayBeOneMore(each))
    .toSorted((a, b) => a.tumor.reference.localeCompare(b.tumor.reference));
  const readings = sized.flatMap(({ tumor }) => tumor.sizes.usable);
  const newest = newestOf(readings.filter((reading) => isKnownAt(reading, asOf)));
  const rejected = tumors.flatMap(({ sizes }) => sizes.rejected);
  if (!newest || !sized.some(({ tumor }) => tumor.recorded || tumor.inLiver))
    return { count: { usable: [], rejected }, largest: { usable: [], rejected } };
  return {
    count: { usable: countReadings(sized, newest), rejected: [] },
    largest: { usable: [largestReading(sized, newest)], rejected: [...notLarger(sized), ...rejected] },
  };
}

/** A measurement that names no recorded tumor is passed over only when it is too old or was taken back. */
const mayBeOneMore = ({ tumor, size }: Sized): boolean =>
  tumor.sizes.undated.length > 0 || size.known || (size.why !== 'stale' && size.why !== 'absent');

const newestOf = (readings: readonly Reading[]): Reading | undefined =>
  readings.toSorted(
    (a, b) =>
      b.period.end - a.period.end ||
      b.period.start - a.period.start ||
      a.source.reference.localeCompare(b.source.reference),
  )[0];

/** The same number from every tumor, so that all of them are cited. */
function countReadings(sized: readonly Sized[], { period, source }: Reading): readonly Reading[] {
  const recorded = sized.filter(({ tumor }) => tumor.recorded && tumor.inLiver).length;
  const open = sized.some(({ tumor }) => !tumor.inLiver || !tumor.recorded);
  const low = recorded || (sized.some(({ tumor }) => tumor.inLiver) ? 1 : 0);
  const interval = { low, high: open ? Number.POSITIVE_INFINITY : low, lowOpen: false, highOpen: open };
  const converted = open ? { converted: `at least ${low}: a recorded tumor or measurement may be of another one` } : {};
  return sized.map(({ tumor }, index) => {
    const asRecorded = wordsFor(tumor, `${index + 1} of ${sized.length}`);
    const cited = { reference: tumor.reference, recordedAt: source.recordedAt, asRecorded, ...converted };
    return { measure: { interval }, period, standing: 'final', source: cited };
  });
}

function wordsFor({ recorded, inLiver }: Tumor, place: string): string {
  if (!recorded) return inLiver ? 'measurement in the liver of no recorded tumor' : 'measurement of no recorded tumor';
  return inLiver ? `tumor in the liver (${place})` : 'tumor of unclear site';
}

/** The size of the largest tumor; open upwards while there is one whose size or site cannot be told, or that is not recorded. */
function largestReading(sized: readonly Sized[], newest: Reading): Reading {
  const { period } = newest;
  const largest = largestOf(sized);
  if (!largest) return { measure: unreadable(sized), period, standing: 'final', source: newest.source };
  const { value, sources } = largest;
  const gaps = sized.filter(({ tumor, size }) => !tumor.inLiver || !tumor.recorded || !size.known);
  if (gaps.length === 0) {
    const source = { ...sources[0], converted: intervalText(value, 'cm') };
    return { measure: { interval: value, converted: source.converted }, period, standing: 'final', source };
  }
  const reasons = gaps.map(reasonOpen);
  const converted = `at least ${value.low} cm: ${reasons.join('; ')}`;
  const interval = { low: value.low, high: Number.POSITIVE_INFINITY, lowOpen: value.lowOpen, highOpen: true };
  return { measure: { interval, converted }, period, standing: 'final', source: { ...sources[0], converted } };
}

function reasonOpen({ tumor, size }: Sized): string {
  if (!tumor.inLiver) return `${tumor.reference} may lie in the liver`;
  return size.known ? `${tumor.reference} is of no recorded tumor` : size.because;
}

function largestOf(sized: readonly Sized[]): KnownFact<Interval> | undefined {
  const known = sized.filter(({ tumor }) => tumor.inLiver).flatMap(({ size }) => (size.known ? [size] : []));
  return known.toSorted((a, b) => b.value.low - a.value.low || b.value.high - a.value.high)[0];
}

/** Why no tumor has a usable size: the reason of the first one. */
function unreadable(sized: readonly Sized[]): Measure {
  const [first] = sized.flatMap(({ size }) => (size.known ? [] : [size]));
  if (!first || first.why === 'stale' || first.why === 'not-readable')
    return { why: 'absent', because: first?.because ?? 'no tumor of the liver has a usable size' };
  return { why: first.why, because: first.because };
}

function notLarger(sized: readonly Sized[]): readonly SetAside[] {
  const largest = largestOf(sized);
  return sized
    .flatMap(({ size }) => (size.known && size !== largest ? [size.sources[0]] : []))
    .map((source) => ({ ...source, because: 'another lesion, not larger' }));
}
