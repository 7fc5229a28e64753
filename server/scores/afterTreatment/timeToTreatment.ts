import { type Fact, known, type Source, unknown } from '../../chart/fact.ts';
import { type Period, periodOf } from '../../chart/time.ts';
import { type Day, dayOfInstant, daysBetween, monthsBetween, plusMonths } from './days.ts';
import { isLiverDirected, type TreatedLiver } from './session.ts';
import { bySource } from './sourceOrder.ts';

/** The split of Krzyston 2020, Table 2. Exactly four calendar months belong to the earlier group. */
export const SPLIT_MONTHS = 4;

export interface Elapsed {
  readonly days: number;
  readonly months: number;
  /** Days beyond the completed months. */
  readonly daysBeyond: number;
}

/** Time from the first recorded liver metastasis to the first liver-directed treatment. */
export interface TimeToTreatment {
  /** Shortest and longest time that the recorded dates leave open; equal when both are full dates. */
  readonly shortest: Elapsed;
  readonly longest: Elapsed;
  readonly split: 'up-to-4-months' | 'over-4-months' | 'either';
}

/**
 * @param metastasis FHIR date, possibly partial
 * @param procedures all completed liver procedures
 * @param zone IANA
 */
export function timeToTreatment(
  metastasis: Fact<string>,
  procedures: readonly TreatedLiver[],
  zone: string,
): Fact<TimeToTreatment> {
  if (!metastasis.known) return metastasis;
  const found = periodOf(metastasis.value, zone);
  if (!found) return unknown('indeterminate', `"${metastasis.value}" is not a date`, metastasis.sources);
  const directed = procedures.filter(isLiverDirected);
  const sources: readonly Source[] = [
    ...metastasis.sources,
    ...directed.map(({ source }) => source).toSorted(bySource),
  ];
  const first = firstOf(directed);
  if (typeof first === 'string') return unknown('absent', first, sources);
  if (first.end < found.start) return unknown('conflicting', ORDER, sources);
  const time = elapsedBetween(daysOf(found, zone), daysOf(first, zone));
  return known(time, [metastasis.sources[0], ...earliest(directed, first)], metastasis.setAside);
}

const ORDER = 'the first liver-directed treatment is dated before the liver metastasis';

/** When the first treatment was, as far as recorded, or why that cannot be said. */
function firstOf(directed: readonly TreatedLiver[]): Period | string {
  const periods = directed.flatMap(({ period }) => period ?? []);
  if (directed.length === 0) return 'no liver-directed treatment is recorded';
  if (periods.length < directed.length) return 'a liver-directed treatment carries no date, and may be the first';
  return { start: Math.min(...periods.map(({ start }) => start)), end: Math.min(...periods.map(({ end }) => end)) };
}

/** The sources of all treatments that may be the first. */
const earliest = (directed: readonly TreatedLiver[], { end }: Period): readonly Source[] =>
  directed
    .filter(({ period }) => (period?.start ?? 0) <= end)
    .map(({ source }) => source)
    .toSorted(bySource);

interface Days {
  readonly first: Day;
  readonly last: Day;
}

const daysOf = ({ start, end }: Period, zone: string): Days => ({
  first: dayOfInstant(start, zone),
  last: dayOfInstant(end, zone),
});

function elapsedBetween(found: Days, treated: Days): TimeToTreatment {
  const overlap = treated.first < found.last;
  const shortest = elapsed(found.last, overlap ? found.last : treated.first);
  const longest = elapsed(found.first, treated.last);
  const upToFour = treated.last <= plusMonths(found.first, SPLIT_MONTHS);
  const overFour = treated.first > plusMonths(found.last, SPLIT_MONTHS);
  return { shortest, longest, split: upToFour ? 'up-to-4-months' : overFour ? 'over-4-months' : 'either' };
}

function elapsed(from: Day, to: Day): Elapsed {
  const { months, days: daysBeyond } = monthsBetween(from, to);
  return { days: daysBetween(from, to), months, daysBeyond };
}
