import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../../server/chart/localTime.ts';

describe('an instant by the clocks of a zone', () => {
  it.each([
    ['UTC', '2026-01-15T09:00:00.000Z'],
    ['Europe/Berlin', '2026-01-15T10:00:00.000+01:00'],
    ['America/New_York', '2026-01-15T04:00:00.000-05:00'],
    ['Asia/Kathmandu', '2026-01-15T14:45:00.000+05:45'],
    ['America/St_Johns', '2026-01-15T05:30:00.000-03:30'],
  ])('%s', (zone, expected) => expect(localTime(Date.parse('2026-01-15T09:00:00Z'), zone)).toBe(expected));

  it('is the same instant, on the day that the zone has', () => {
    const instant = fc.integer({ min: Date.UTC(1950), max: Date.UTC(2100) });
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'America/St_Johns', 'Pacific/Apia');
    fc.assert(
      fc.property(instant, zone, (millis, zone) => {
        const text = localTime(millis, zone);
        expect(Date.parse(text)).toBe(millis);
        expect(text.slice(0, 10)).toBe(DateTime.fromMillis(millis, { zone }).toFormat('yyyy-MM-dd'));
      }),
    );
  });
});
