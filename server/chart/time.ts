import { DateTime } from 'luxon';
import { plainInstant } from './plainInstant.ts';
import { zoneOffset } from './zoneOffset.ts';

/** When something was true, in epoch milliseconds. An instant has `start === end`; a date covers its whole day. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

const A_DAY = 24 * 3_600_000;
const FHIR_DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/**
 * A FHIR date, dateTime or instant, possibly partial ("2026", "2026-01"), as the stretch of time it stands for.
 * Days and offset-less times are those of `zone` (IANA). `undefined` when the text is no date.
 */
export function periodOf(text: unknown, zone: string): Period | undefined {
  if (typeof text !== 'string') return undefined;
  const plain = plainInstant(text);
  if (!Number.isNaN(plain)) return { start: plain, end: plain };
  if (OTHER_INSTANT.test(text)) {
    const instant = Date.parse(text);
    return { start: instant, end: instant };
  }
  if (!FHIR_DATE.test(text)) return undefined;
  if (text.includes('T')) return readPeriod(text, zone);
  const ofZone = datesIn(zone);
  const known = ofZone.get(text);
  if (known !== undefined) return known ?? undefined;
  if (ofZone.size >= MOST_DATES) ofZone.clear();
  const period = readPeriod(text, zone);
  ofZone.set(text, period ?? null);
  return period;
}

/** The other ways to write an instant with its offset, on a day that every year has: nothing in it needs checking. */
const OTHER_INSTANT =
  /^[12]\d{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)$/;

/** The days of a few lives, by zone; finding where a day begins in a zone takes long. */
const dates = new Map<string, Map<string, Period | null>>();
const MOST_DATES = 50_000;
const MOST_ZONES = 20;

function datesIn(zone: string): Map<string, Period | null> {
  const known = dates.get(zone);
  if (known !== undefined) return known;
  if (dates.size >= MOST_ZONES) dates.clear();
  const ofZone = new Map<string, Period | null>();
  dates.set(zone, ofZone);
  return ofZone;
}

function readPeriod(text: string, zone: string): Period | undefined {
  const start = DateTime.fromISO(text, { zone });
  if (!start.isValid) return undefined;
  if (text.includes('T')) return { start: start.toMillis(), end: start.toMillis() };
  const unit = text.length === 4 ? 'year' : text.length === 7 ? 'month' : 'day';
  return { start: start.toMillis(), end: start.endOf(unit).toMillis() };
}

/** A date counts as its whole day; a vaguer time ("2026-01") counts from where it begins, lest an old value pass as new. */
export const isOneDay = ({ start, end }: Period): boolean => end - start <= 25 * 3_600_000;

/**
 * The instant `days` calendar days before `asOf` on the clock of `zone`, in epoch milliseconds. Where clocks were set in
 * between it is the same time of day; where that day has no such time, the one as long after it as clocks skipped.
 */
export function daysBefore(asOf: number, days: number, zone: string): number {
  const offset = zoneOffset(asOf, zone);
  const clock = asOf + offset - days * A_DAY;
  const then = zoneOffset(clock - offset, zone);
  return then === offset ? clock - offset : clock - Math.min(then, zoneOffset(clock - then, zone));
}

/** The last instant from which `since` lies no more than `days` calendar days back, in epoch milliseconds: see `daysBefore`. */
export function daysAfter(since: number, days: number, zone: string): number {
  const after = DateTime.fromMillis(since, { zone }).plus({ days }).toMillis();
  // Where clocks change, going forth and back again need not lead to the same instant: then the earlier end counts.
  return daysBefore(after, days, zone) <= since ? after : after - (daysBefore(after, days, zone) - since);
}

/** Begun days from `since` to `asOf` (epoch milliseconds) by the clock of `zone`: 30 days and an hour are 31. Never negative. */
export function ageInDays(since: number, asOf: number, zone: string): number {
  // Days of UTC are all equally long.
  if (zone === 'UTC') return Math.max(0, Math.ceil((asOf - since) / A_DAY));
  const days = DateTime.fromMillis(asOf, { zone }).diff(DateTime.fromMillis(since, { zone }), 'days').days;
  return Math.max(0, Math.ceil(days));
}
