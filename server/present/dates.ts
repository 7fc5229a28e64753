import { DateTime } from 'luxon';
import { type Period, periodOf } from '../chart/time.ts';

const DAY = 'd LLL yyyy';
const LOCALE = { locale: 'en-US' };

/** "15 Jan 2026, 10:00 (Europe/Berlin)": an ISO instant on the clock of the site. */
export function formatInstant(iso: string, zone: string): string {
  return `${DateTime.fromISO(iso, { zone }).toFormat(`${DAY}, HH:mm`, LOCALE)} (${zone})`;
}

/** "15 Jan 2026": the day of an ISO instant on the clock of the site. */
export const formatDay = (iso: string, zone: string): string => DateTime.fromISO(iso, { zone }).toFormat(DAY, LOCALE);

/**
 * A FHIR date or dateTime, no more precise than it was recorded: "2026", "Jan 2026", "15 Jan 2026", "15 Jan 2026, 10:00".
 * Text that is no date is shown as it stands; empty text is "no date recorded".
 */
export function formatFhirDate(text: string, zone: string): string {
  if (text === '') return 'no date recorded';
  if (!periodOf(text, zone)) return text;
  const date = DateTime.fromISO(text, { zone });
  const format =
    text.length === 4 ? 'yyyy' : text.length === 7 ? 'LLL yyyy' : text.includes('T') ? `${DAY}, HH:mm` : DAY;
  return date.toFormat(format, LOCALE);
}

/**
 * How long before `asOf` (ISO instant) a recorded date lies, counted in calendar days of the site: "today", "2 days ago",
 * "5 months ago". A year or a month alone is named ("in Jan 2026"), because its age in days is not known. "" when there is no date.
 */
export function formatAge(text: string, asOf: string, zone: string): string {
  const period = periodOf(text, zone);
  if (!period) return '';
  if (text.length < 10) return `in ${formatFhirDate(text, zone)}`;
  return agoInWords(period, DateTime.fromISO(asOf, { zone }), zone);
}

function agoInWords(period: Period, asOf: DateTime, zone: string): string {
  const day = DateTime.fromMillis(period.start, { zone }).startOf('day');
  const days = Math.round(asOf.startOf('day').diff(day, 'days').days);
  if (days < 0) return 'dated in the future';
  if (days === 0) return 'today';
  if (days <= 90) return `${days} ${days === 1 ? 'day' : 'days'} ago`;
  const months = Math.floor(asOf.diff(day, 'months').months);
  return months < 24 ? `${months} months ago` : `${Math.floor(months / 12)} years ago`;
}

/** Completed years at `asOf`: "66 years", or "65 or 66 years" when the birth date is partial; `null` when it is no date. */
export function formatYearsOld(birthDate: string, asOf: string, zone: string): string | null {
  const born = periodOf(birthDate, zone);
  if (!born) return null;
  const now = DateTime.fromISO(asOf, { zone });
  const [oldest, youngest] = [born.start, born.end].map((at) =>
    Math.floor(now.diff(DateTime.fromMillis(at, { zone }).startOf('day'), 'years').years),
  );
  if (oldest === undefined || youngest === undefined || oldest < 0) return null;
  return oldest === youngest ? `${oldest} years` : `${Math.max(0, youngest)} or ${oldest} years`;
}
