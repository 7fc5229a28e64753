import { periodOf } from './time.ts';
import { zoneOffset } from './zoneOffset.ts';

/** Completed years; `low < high` when the birth date is partial and the birthday may or may not have passed. */
export interface Age {
  readonly low: number;
  readonly high: number;
}

/**
 * The age on the day that `asOf` (ISO instant) is in `zone` (IANA) of somebody born at a FHIR date. Born on the 29th of
 * February, one is a year older on the 28th where there is no 29th. `undefined` when either cannot be read, or the day
 * of birth is later.
 */
export function ageInYears(birthDate: string, asOf: string, zone: string): Age | undefined {
  const [born, now] = [periodOf(birthDate, zone), periodOf(asOf, zone)];
  if (!born || !now) return undefined;
  const on = dayOf(now.start, zone);
  const high = yearsFrom(dayOf(born.start, zone), on);
  return high < 0 ? undefined : { low: Math.max(0, yearsFrom(dayOf(born.end, zone), on)), high };
}

/** A day of the calendar, counted from 0 in UTC, so that its parts can be read without a zone. */
const dayOf = (millis: number, zone: string): Date => new Date(millis + zoneOffset(millis, zone));

function yearsFrom(born: Date, on: Date): number {
  const years = on.getUTCFullYear() - born.getUTCFullYear();
  const lastOfMonth = new Date(Date.UTC(on.getUTCFullYear(), born.getUTCMonth() + 1, 0)).getUTCDate();
  const birthday = 100 * born.getUTCMonth() + Math.min(born.getUTCDate(), lastOfMonth);
  return 100 * on.getUTCMonth() + on.getUTCDate() < birthday ? years - 1 : years;
}
