import { isKnownAt } from '../../chart/decide.ts';
import type { SetAside } from '../../chart/fact.ts';
import type { Reading, Readings } from '../../chart/reading.ts';
import { type Day, dayOf } from './days.ts';

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
export const datedReadings = ({ readings }: LaboratorySeries, zone: string, asOf: number): readonly DatedReading[] =>
  readings.usable
    .filter((reading) => isKnownAt(reading, asOf))
    .flatMap((reading) => {
      const day = dayOf(reading.period, zone);
      return day === undefined ? [] : [{ reading, day }];
    });

/** Results from `from` to `to`, or of no certain day, that cannot be used: shown beside what is found or missed. */
export function unusedReadings({ readings }: LaboratorySeries, zone: string, from: Day, to: Day): readonly SetAside[] {
  const vague = readings.usable
    .filter(({ period }) => dayOf(period, zone) === undefined)
    .map(({ source }): SetAside => ({ ...source, because: 'its day is not recorded' }));
  const rejected = readings.rejected
    .filter(({ period }) => {
      const day = period && dayOf(period, zone);
      return day === undefined || (day >= from && day <= to);
    })
    .map(({ period: _, ...shown }) => shown);
  return [...vague, ...rejected];
}

/** A preliminary value counts only where nothing final stands beside it. */
export function preferFinal(candidates: readonly DatedReading[]): readonly DatedReading[] {
  const final = candidates.filter(({ reading }) => reading.standing !== 'preliminary');
  return final.length > 0 ? final : candidates;
}
