import { DateTime } from 'luxon';
import type { Fact } from '../../chart/fact.ts';
import { periodOf } from '../../chart/time.ts';
import type { ScoreInput } from '../score.ts';
import { unread } from './reading.ts';

/** Completed years; `low < high` when the birth date is partial and the birthday may or may not have passed. */
export interface Age {
  readonly low: number;
  readonly high: number;
}

export interface AgeReading {
  readonly input: ScoreInput;
  readonly age: Age | undefined;
}

/** The patient's age on the day that `asOf` (ISO instant) is in `zone` (IANA). */
export function readAge(fact: Fact<string>, asOf: string, zone: string): AgeReading {
  if (!fact.known) return { input: unread(fact, 'birth date', '').input, age: undefined };
  const { value: found, sources } = fact;
  const age = ageAt(found, asOf, zone);
  if (age === undefined) {
    const missing = `birth date: "${found}" gives no age at ${asOf}`;
    return { input: { found, used: 'unknown', unit: '', missing, sources }, age };
  }
  const used = age.low === age.high ? `${age.low} years` : `${age.low} to ${age.high} years`;
  return { input: { found, used, unit: '', sources }, age };
}

function ageAt(birthDate: string, asOf: string, zone: string): Age | undefined {
  const birth = periodOf(birthDate, zone);
  const now = DateTime.fromISO(asOf, { zone });
  if (birth === undefined || !now.isValid) return undefined;
  const yearsSince = (millis: number): number =>
    Math.floor(now.diff(DateTime.fromMillis(millis, { zone }).startOf('day'), 'years').years);
  const high = yearsSince(birth.start);
  return high < 0 ? undefined : { low: Math.max(0, yearsSince(birth.end)), high };
}
