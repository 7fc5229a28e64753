import { DateTime } from 'luxon';
import type { Source } from '../../chart/fact.ts';
import type { Input } from '../../chart/input.ts';
import type { Policy } from '../../chart/policy.ts';
import { periodOf } from '../../chart/time.ts';
import { formatAge } from '../dates.ts';

/** A value is about to be too old when its look-back ends within this many days. A rule of LiverMet, never part of a verdict. */
export const LEAVING_DAYS = 7;

const A_DAY = 86_400_000;
/** Days by which an end may lie elsewhere than where days of 24 hours put it; much more than clocks are ever set. */
const SURELY = 2;

/**
 * "from 26 days ago: leaves its look-back in 4 days", for a value that counts today and will not for long; `null` for any
 * other, and where age does not matter.
 *
 * @param asOf ISO instant
 */
export function leavingText(
  sources: readonly Source[],
  { lookBack }: Pick<Input, 'lookBack'>,
  { timeZone, lookBackDays }: Pick<Policy, 'timeZone' | 'lookBackDays'>,
  asOf: string,
): string | null {
  if (lookBack === undefined) return null;
  const at = Date.parse(asOf);
  const ends = sources.flatMap(({ recordedAt, holdsUntil }) => {
    const period = periodOf(recordedAt, timeZone);
    if (!period) return [];
    const about = holdsUntil ? Date.parse(holdsUntil) : period.end + lookBackDays[lookBack] * A_DAY;
    // Few values are near the end, and to count days on the clock of a zone takes long.
    if (about < at - SURELY * A_DAY || about > at + (LEAVING_DAYS + SURELY) * A_DAY) return [];
    const now = DateTime.fromMillis(at, { zone: timeZone });
    const end = holdsUntil
      ? DateTime.fromISO(holdsUntil)
      : DateTime.fromMillis(period.end, { zone: timeZone }).plus({ days: lookBackDays[lookBack] });
    return end < now ? [] : [{ recordedAt, days: Math.floor(end.diff(now, 'days').days) }];
  });
  const first = ends.toSorted((a, b) => a.days - b.days)[0];
  if (!first || first.days > LEAVING_DAYS) return null;
  const when = first.days === 0 ? 'within a day' : `in ${first.days} ${first.days === 1 ? 'day' : 'days'}`;
  return `from ${formatAge(first.recordedAt, asOf, timeZone)}: leaves its look-back ${when}`;
}
