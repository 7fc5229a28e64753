import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { clockAt, dayText, monthsBetween, timeText } from '../../../server/present/clock.ts';

const zone = fc.constantFrom(
  ...[
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Tokyo',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ],
);
const instant = fc.integer({ min: Date.UTC(1930, 0), max: Date.UTC(2099, 0) });

describe('calendar and clock of a zone', () => {
  it('show what Luxon shows, in every zone and through every change of clocks', () =>
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        const luxon = DateTime.fromMillis(at, { zone: where, locale: 'en-US' });
        const clock = clockAt(at, where);
        expect(timeText(clock)).toBe(luxon.toFormat('d LLL yyyy, HH:mm'));
        expect(dayText(clock)).toBe(luxon.toFormat('d LLL yyyy'));
      }),
    ));

  it('count days and months as Luxon does', () =>
    fc.assert(
      fc.property(instant, instant, zone, (one, other, where) => {
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
        const [from, to] = [earlier, later].map((at) => DateTime.fromMillis(at, { zone: where })) as [
          DateTime,
          DateTime,
        ];
        const [first, second] = [clockAt(earlier, where), clockAt(later, where)];
        const dates = [from, to].map((at) => DateTime.utc(at.year, at.month, at.day)) as [DateTime, DateTime];
        expect(second.dayNumber - first.dayNumber).toBe(dates[1].diff(dates[0], 'days').days);
        expect(monthsBetween(first, second)).toBe(Math.floor(dates[1].diff(dates[0], 'months').months));
      }),
    ));

  it.each([
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-03-30', 1],
    ['2024-02-29', '2025-02-28', 12],
  ])('from %s to %s it is %i whole months', (from, to, months) =>
    expect(monthsBetween(clockAt(Date.parse(from), 'UTC'), clockAt(Date.parse(to), 'UTC'))).toBe(months),
  );
});
