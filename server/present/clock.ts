import { zoneOffset } from '../chart/zoneOffset.ts';

/** What calendar and clock of a zone show at an instant. */
export interface Clock {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** Days since 1 January 1970 on this calendar. */
  readonly dayNumber: number;
}

const DAY_MS = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** @param instant epoch milliseconds @param zone IANA */
export function clockAt(instant: number, zone: string): Clock {
  const local = instant + zoneOffset(instant, zone);
  // Read as UTC, the shifted instant shows the digits of the zone.
  const date = new Date(local);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    dayNumber: Math.floor(local / DAY_MS),
  };
}

/** Whole months from one day to a later one: 31 January to 28 February is one, for there is no 31 February. */
export function monthsBetween(earlier: Clock, later: Clock): number {
  const months = (later.year - earlier.year) * 12 + later.month - earlier.month;
  const lastDay = new Date(Date.UTC(later.year, later.month, 0)).getUTCDate();
  return later.day < Math.min(earlier.day, lastDay) ? months - 1 : months;
}

/** "Jan 2026" */
export const monthText = ({ year, month }: Pick<Clock, 'year' | 'month'>): string =>
  `${MONTHS[month - 1]} ${padded(year, 4)}`;

/** "15 Jan 2026" */
export const dayText = (clock: Pick<Clock, 'year' | 'month' | 'day'>): string => `${clock.day} ${monthText(clock)}`;

/** "15 Jan 2026, 09:05" */
export const timeText = (clock: Clock): string =>
  `${dayText(clock)}, ${padded(clock.hour, 2)}:${padded(clock.minute, 2)}`;

const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');
