import { ageInYears } from '../chart/ageInYears.ts';
import { periodOf } from '../chart/time.ts';
import { type Clock, clockAt, dayText, monthsBetween, monthText, timeText } from './clock.ts';

/** "15 Jan 2026, 10:00 (Europe/Berlin)": an ISO instant on the clock of the site. */
export const formatInstant = (iso: string, zone: string): string => `${timeText(clockOf(iso, zone))} (${zone})`;

/** "15 Jan 2026": the day of an ISO instant on the clock of the site. */
export const formatDay = (iso: string, zone: string): string => dayText(clockOf(iso, zone));

const clockOf = (iso: string, zone: string): Clock => clockAt(periodOf(iso, zone)?.start ?? Number.NaN, zone);

/**
 * A FHIR date or dateTime, no more precise than it was recorded: "2026", "Jan 2026", "15 Jan 2026", "15 Jan 2026, 10:00".
 * Text that is no date is shown as it stands; empty text is "no date recorded".
 */
export function formatFhirDate(text: string, zone: string): string {
  if (text === '') return 'no date recorded';
  const period = periodOf(text, zone);
  if (!period) return text;
  if (text.includes('T')) return timeText(clockAt(period.start, zone));
  const [year = 0, month, day] = text.split('-').map(Number);
  if (month === undefined) return text;
  return day === undefined ? monthText({ year, month }) : dayText({ year, month, day });
}

/**
 * How long before `asOf` (ISO instant) a recorded date lies, counted in calendar days of the site: "today", "2 days ago",
 * "5 months ago". A year or a month alone is named ("in Jan 2026"), because its age in days is not known. "" when there is no date.
 */
export function formatAge(text: string, asOf: string, zone: string): string {
  const period = periodOf(text, zone);
  if (!period) return '';
  if (text.length < 10) return `in ${formatFhirDate(text, zone)}`;
  return agoInWords(clockAt(period.start, zone), clockOf(asOf, zone));
}

function agoInWords(then: Clock, now: Clock): string {
  const days = now.dayNumber - then.dayNumber;
  if (days < 0) return 'dated in the future';
  if (days === 0) return 'today';
  if (days <= 90) return `${days} ${days === 1 ? 'day' : 'days'} ago`;
  const months = monthsBetween(then, now);
  return months < 24 ? `${months} months ago` : `${Math.floor(months / 12)} years ago`;
}

/** Completed years at `asOf`: "66 years", or "65 or 66 years" when the birth date is partial; `null` when it is no date. */
export function formatYearsOld(birthDate: string, asOf: string, zone: string): string | null {
  const age = ageInYears(birthDate, asOf, zone);
  if (!age) return null;
  return age.low === age.high ? `${age.high} years` : `${age.low} or ${age.high} years`;
}
