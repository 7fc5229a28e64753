import { DateTime } from 'luxon';
import type { Period } from '../../chart/time.ts';

/** A calendar day of the site, "2026-01-15". */
export type Day = string;

const HOUR = 3_600_000;
const MOST_HOURS = 50_000;
const offsets = new Map<string, number>();

/** By the offset of the zone in that hour, where it has one; in an hour in which clocks change, by the calendar. */
function dayAt(millis: number, zone: string): Day {
  const offset = offsetIn(Math.floor(millis / HOUR), zone);
  if (Number.isNaN(offset)) return DateTime.fromMillis(millis, { zone }).toFormat('yyyy-MM-dd');
  return new Date(millis + offset).toISOString().slice(0, 10);
}

/** Milliseconds that clocks are ahead of UTC in an hour since 1970; NaN when they change in it, or for years of other than four digits. */
function offsetIn(hour: number, zone: string): number {
  const key = `${zone} ${hour}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_HOURS) offsets.clear();
  const [first, last] = [hour * HOUR, (hour + 1) * HOUR - 1].map((millis) => DateTime.fromMillis(millis, { zone }));
  const isEven = first?.offset === last?.offset && first !== undefined && first.year > 0 && first.year < 9999;
  const offset = isEven ? first.offset * 60_000 : Number.NaN;
  offsets.set(key, offset);
  return offset;
}

/** The day a period lies in; `undefined` when it reaches over several, as "2026-01" does. */
export function dayOf(period: Period, zone: string): Day | undefined {
  const known = daysOfPeriods.get(period);
  if (known?.zone === zone) return known.day;
  const first = dayAt(period.start, zone);
  const day = period.start === period.end || first === dayAt(period.end, zone) ? first : undefined;
  daysOfPeriods.set(period, { zone, day });
  return day;
}

/** A result is asked for its day by every treatment. */
const daysOfPeriods = new WeakMap<Period, { readonly zone: string; readonly day: Day | undefined }>();

/** The day an instant (epoch milliseconds) lies in. */
export const dayOfInstant = dayAt;

// A day has no clock: counted in UTC, the days of a zone with summer time are all equally long.
const date = (day: Day): DateTime => DateTime.fromISO(day, { zone: 'utc' });

/** Calendar days from one day to another; negative when `to` is the earlier one. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / (24 * HOUR));

export const plusDays = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * 24 * HOUR).toISOString().slice(0, 10);

/** The same day of a later month, or the last of that month where it is shorter. */
export function plusMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Completed calendar months and the days beyond them. `to` must not be the earlier day. */
export function monthsBetween(from: Day, to: Day): { readonly months: number; readonly days: number } {
  const { months, days } = date(to).diff(date(from), ['months', 'days']);
  return { months, days: Math.round(days) };
}
