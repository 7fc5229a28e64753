import { isKnownAt } from '../../chart/decide.ts';
import type { SetAside } from '../../chart/fact.ts';
import type { Reading, Readings } from '../../chart/reading.ts';
import type { Period } from '../../chart/time.ts';
import { type Day, dayOf, dayOfInstant } from './days.ts';
import { bySource } from './sourceOrder.ts';

/** All results of one laboratory value, in the unit its CTCAE term uses. */
export interface LaboratorySeries {
  /** "total bilirubin": how it is called in a sentence. */
  readonly title: string;
  readonly readings: Readings;
  /** Why the record of it may be incomplete, when it may be: then nothing is said to be absent or to be the nearest. */
  readonly unreadable?: string;
}

export interface DatedReading {
  readonly reading: Reading;
  readonly day: Day;
}

/** What was known at `asOf` (epoch milliseconds) and lies on a day of `zone` (IANA). */
export function datedReadings({ readings }: LaboratorySeries, zone: string, asOf: number): readonly DatedReading[] {
  const dated: DatedReading[] = [];
  for (const reading of readings.usable) {
    const day = isKnownAt(reading, asOf) ? dayOf(reading.period, zone) : undefined;
    if (day !== undefined) dated.push({ reading, day });
  }
  return dated;
}

/** Results that cannot be used although they may lie between two days: shown beside what is found or missed. */
export function unusedReadings(
  { readings }: LaboratorySeries,
  zone: string,
  asOf: number,
  between: { readonly from: Day; readonly to: Day },
): readonly SetAside[] {
  const undated = readings.usable.filter(
    (reading) => isKnownAt(reading, asOf) && dayOf(reading.period, zone) === undefined,
  );
  if (undated.length === 0 && readings.rejected.length === 0) return [];
  const mayLieBetween = ({ start, end }: Period): boolean =>
    start <= asOf && dayOfInstant(start, zone) <= between.to && dayOfInstant(end, zone) >= between.from;
  const vague = undated
    .filter(({ period }) => mayLieBetween(period))
    .map(({ source }): SetAside => ({ ...source, because: 'its day is not recorded' }));
  const rejected = readings.rejected
    .filter(({ period }) => period === undefined || mayLieBetween(period))
    .map(({ period: _, ...shown }): SetAside => shown);
  return [...vague, ...rejected].toSorted(bySource);
}

/** A preliminary value counts only where nothing final stands beside it. */
export function preferFinal(candidates: readonly DatedReading[]): readonly DatedReading[] {
  const final = candidates.filter(({ reading }) => reading.standing !== 'preliminary');
  return final.length > 0 ? final : candidates;
}
