import { DateTime } from 'luxon';

/** When something was true, in epoch milliseconds. An instant has `start === end`; a date covers its whole day. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

const FHIR_DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/**
 * A FHIR date, dateTime or instant, possibly partial ("2026", "2026-01"), as the stretch of time it stands for.
 * Days and offset-less times are those of `zone` (IANA). `undefined` when the text is no date.
 */
export function periodOf(text: unknown, zone: string): Period | undefined {
  if (typeof text !== 'string' || !FHIR_DATE.test(text)) return undefined;
  const start = DateTime.fromISO(text, { zone });
  if (!start.isValid) return undefined;
  if (text.includes('T')) return { start: start.toMillis(), end: start.toMillis() };
  const unit = text.length === 4 ? 'year' : text.length === 7 ? 'month' : 'day';
  return { start: start.toMillis(), end: start.endOf(unit).toMillis() };
}

/** A date counts as its whole day; a vaguer time ("2026-01") counts from where it begins, lest an old value pass as new. */
export const isOneDay = ({ start, end }: Period): boolean => end - start <= 25 * 3_600_000;

/** The instant `days` calendar days before `asOf` on the clock of `zone`, in epoch milliseconds. */
export const daysBefore = (asOf: number, days: number, zone: string): number =>
  DateTime.fromMillis(asOf, { zone }).minus({ days }).toMillis();

/** The last instant from which `since` lies no more than `days` calendar days back, in epoch milliseconds: see `daysBefore`. */
export function daysAfter(since: number, days: number, zone: string): number {
  const after = DateTime.fromMillis(since, { zone }).plus({ days }).toMillis();
  // Where clocks change, going forth and back again need not lead to the same instant: then the earlier end counts.
  return daysBefore(after, days, zone) <= since ? after : after - (daysBefore(after, days, zone) - since);
}

/** Begun days from `since` to `asOf` (epoch milliseconds) by the clock of `zone`: 30 days and an hour are 31. Never negative. */
export function ageInDays(since: number, asOf: number, zone: string): number {
  const days = DateTime.fromMillis(asOf, { zone }).diff(DateTime.fromMillis(since, { zone }), 'days').days;
  return Math.max(0, Math.ceil(days));
}
