import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayOf,
  daysBetween,
  monthsBetween,
  plusDays,
  plusMonths,
} from '../../../../server/scores/afterTreatment/days.ts';
import { period } from './record.ts';

describe('the day of a time is that of the site', () => {
  it.each([
    ['2026-01-15', 'UTC', '2026-01-15'],
    ['2026-01-15T23:30:00-05:00', 'America/New_York', '2026-01-15'],
    ['2026-01-15T23:30:00-05:00', 'UTC', '2026-01-16'],
    ['2026-01-15T23:30:00-05:00', 'Asia/Tokyo', '2026-01-16'],
    ['2026-03-08', 'America/New_York', '2026-03-08'],
  ])('%s in %s is %s', (date, zone, day) => {
    expect(dayOf(period(date, zone), zone)).toBe(day);
  });

  it.each(['2026-01', '2026'])('%s is no day', (date) => {
    expect(dayOf(period(date), 'UTC')).toBeUndefined();
  });
});

describe('calendar days and months', () => {
  it.each([
    ['2026-01-15', '2026-03-16', 60],
    ['2026-03-01', '2026-04-01', 31],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-01-15', '2026-01-01', -14],
  ])('from %s to %s are %i days, over any change of the clock', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(plusDays(from, days)).toBe(to);
  });

  it.each([
    ['2026-01-15', '2026-04-15'],
    ['2025-11-30', '2026-02-28'],
  ])('three months after %s is %s', (day, later) => {
    expect(plusMonths(day, 3)).toBe(later);
  });

  it.each([
    ['2026-01-15', '2026-05-15', { months: 4, days: 0 }],
    ['2026-01-15', '2026-05-16', { months: 4, days: 1 }],
    ['2026-01-15', '2026-05-14', { months: 3, days: 29 }],
    ['2026-01-15', '2026-01-15', { months: 0, days: 0 }],
  ])('from %s to %s are %o', (from, to, elapsed) => {
    expect(monthsBetween(from, to)).toEqual(elapsed);
  });

  it('adding days and counting them agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (days) => {
        expect(daysBetween('2026-01-15', plusDays('2026-01-15', days))).toBe(days);
      }),
    );
  });
});
