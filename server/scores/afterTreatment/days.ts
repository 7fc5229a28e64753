import { DateTime } from 'luxon';
import type { Period } from '../../chart/time.ts';

/** A calendar day of the site, "2026-01-15". */
export type Day = string;

const dayAt = (millis: number, zone: string): Day => DateTime.fromMillis(millis, { zone }).toFormat('yyyy-MM-dd');

/** The day a period lies in; `undefined` when it reaches over several, as "2026-01" does. */
export function dayOf({ start, end }: Period, zone: string): Day | undefined {
  const day = dayAt(start, zone);
  return day === dayAt(end, zone) ? day : undefined;
}

/** The day an instant (epoch milliseconds) lies in. */
export const dayOfInstant = dayAt;

// A day has no clock: counted in UTC, the days of a zone with summer time are all equally long.
const date = (day: Day): DateTime => DateTime.fromISO(day, { zone: 'utc' });

/** Calendar days from one day to another; negative when `to` is the earlier one. */
export const daysBetween = (from: Day, to: Day): number => Math.round(date(to).diff(date(from), 'days').days);

export const plusDays = (day: Day, days: number): Day => date(day).plus({ days }).toFormat('yyyy-MM-dd');

/** The same day of a later month, or the last of that month where it is shorter. */
export const plusMonths = (day: Day, months: number): Day => date(day).plus({ months }).toFormat('yyyy-MM-dd');

/** Completed calendar months and the days beyond them. `to` must not be the earlier day. */
export function monthsBetween(from: Day, to: Day): { readonly months: number; readonly days: number } {
  const { months, days } = date(to).diff(date(from), ['months', 'days']);
  return { months, days: Math.round(days) };
}
