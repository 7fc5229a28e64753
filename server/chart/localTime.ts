import { zoneOffset } from './zoneOffset.ts';

const MINUTE = 60_000;

/** An instant (epoch milliseconds) as ISO 8601 by the clocks of a zone (IANA), "2026-01-15T10:00:00.000+01:00"; "Z" in UTC. */
export function localTime(instant: number, zone: string): string {
  const text = (millis: number) => new Date(millis).toISOString();
  if (zone === 'UTC') return text(instant);
  // Seconds of clocks before there were time zones cannot be written in an offset.
  const minutes = Math.trunc(zoneOffset(instant, zone) / MINUTE);
  const two = (number: number) => String(number).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.trunc(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return text(instant + minutes * MINUTE).replace('Z', offset);
}
