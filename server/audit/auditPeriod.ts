import { periodOf } from '../chart/time.ts';

/** The days that an audit covers, both ends included, by the clock of the site. */
export interface AuditPeriod {
  /** FHIR dates, "2025-01-01". */
  readonly from: string;
  readonly to: string;
  /** Epoch milliseconds: first and last of the period. */
  readonly start: number;
  readonly end: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @param zone IANA
 * @throws RangeError, in words for a person, when one is no day or they are in the wrong order
 */
export function auditPeriod(from: string, to: string, zone: string): AuditPeriod {
  const [first, last] = [dayPeriod(from, zone), dayPeriod(to, zone)];
  if (first.start > last.end) throw new RangeError(`the period ends (${to}) before it begins (${from})`);
  return { from, to, start: first.start, end: last.end };
}

function dayPeriod(day: string, zone: string) {
  const period = DAY.test(day) ? periodOf(day, zone) : undefined;
  if (!period) throw new RangeError(`"${day}" is not a day such as 2025-01-31`);
  return period;
}
