import { DateTime } from 'luxon';
import type { Period } from '../../chart/time.ts';
import { zoneOffset } from '../../chart/zoneOffset.ts';

/** A calendar day of the site, "2026-01-15". */
export type Day = string;

const A_DAY = 24 * 3_600_000;
/** Days since 1970 of which the year has four digits and begins with none of zero. */
const [FIRST, LAST] = [Date.UTC(1000) / A_DAY, Date.UTC(9998) / A_DAY];

function dayAt(millis: number, zone: string): Day {
  const count = Math.floor((millis + zoneOffset(millis, zone)) / A_DAY);
  if (count >= FIRST && count < LAST) return nameOf(count);
  return DateTime.fromMillis(millis, { zone }).toFormat('yyyy-MM-dd');
}

/** The days of a few lives, by their count since 1970: each is written once. */
const names = new Map<number, Day>();
const MOST_DAYS = 50_000;

function nameOf(count: number): Day {
  const known = names.get(count);
  if (known !== undefined) return known;
  if (names.size >= MOST_DAYS) names.clear();
  const name = new Date(count * A_DAY).toISOString().slice(0, 10);
  names.set(count, name);
  return name;
}

/** The day a period lies in; `undefined` when it reaches over several, as "2026-01" does. */
export function dayOf(period: Period, zone: string): Day | undefined {
  const first = dayAt(period.start, zone);
  return period.start === period.end || first === dayAt(period.end, zone) ? first : undefined;
}

/** The day an instant (epoch milliseconds) lies in. */
export const dayOfInstant = dayAt;

// A day has no clock: counted in UTC, the days of a zone with summer time are all equally long.
const date = (day: Day): DateTime => DateTime.fromISO(day, { zone: 'utc' });

/** Calendar days from one day to another; negative when `to` is the earlier one. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / A_DAY);

export const plusDays = (day: Day, days: number): Day => nameOf(Date.parse(day) / A_DAY + days);

/** The same day of a later month, or the last of that month where it is shorter. */
export function plusMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return nameOf(Date.UTC(year, month - 1 + months, Math.min(date, last)) / A_DAY);
}

/** Completed calendar months and the days beyond them. `to` must not be the earlier day. */
export function monthsBetween(from: Day, to: Day): { readonly months: number; readonly days: number } {
  const { months, days } = date(to).diff(date(from), ['months', 'days']);
  return { months, days: Math.round(days) };
}
