import { DateTime } from 'luxon';

const HOUR = 3_600_000;
const MOST_HOURS = 50_000;
const offsets = new Map<string, Map<number, number>>();

/** Milliseconds that the clocks of a zone (IANA) are ahead of UTC at an instant, in epoch milliseconds. */
export function zoneOffset(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const offset = offsetInHour(Math.floor(instant / HOUR), zone);
  return Number.isNaN(offset) ? offsetAt(instant, zone) : offset;
}

const offsetAt = (instant: number, zone: string): number => DateTime.fromMillis(instant, { zone }).offset * 60_000;

/** The offset in an hour since 1970; NaN when clocks change in it. To ask for one takes long, and the same hours come back. */
function offsetInHour(hour: number, zone: string): number {
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  const known = ofZone.get(hour);
  if (known !== undefined) return known;
  if (ofZone.size === 0) offsets.set(zone, ofZone);
  if (ofZone.size >= MOST_HOURS) ofZone.clear();
  const [first, last] = [offsetAt(hour * HOUR, zone), offsetAt((hour + 1) * HOUR - 1, zone)];
  const offset = first === last ? first : Number.NaN;
  ofZone.set(hour, offset);
  return offset;
}
