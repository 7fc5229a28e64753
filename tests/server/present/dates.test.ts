import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { formatAge, formatFhirDate, formatInstant, formatYearsOld } from '../../../server/present/dates.ts';

const AS_OF = '2026-01-15T09:00:00Z';

describe('dates are shown on the clock of the site', () => {
  it.each([
    ['UTC', '15 Jan 2026, 09:00 (UTC)'],
    ['Europe/Berlin', '15 Jan 2026, 10:00 (Europe/Berlin)'],
    ['Asia/Tokyo', '15 Jan 2026, 18:00 (Asia/Tokyo)'],
  ])('an instant in %s', (zone, shown) => expect(formatInstant(AS_OF, zone)).toBe(shown));

  it.each([
    ['2026', '2026'],
    ['2026-01', 'Jan 2026'],
    ['2026-01-13', '13 Jan 2026'],
    ['2026-01-13T23:30:00Z', '14 Jan 2026, 00:30'],
    ['2026-01-13T23:30:00-05:00', '14 Jan 2026, 05:30'],
    ['', 'no date recorded'],
    ['<script>', '<script>'],
  ])('%j is no more precise than it was recorded', (recorded, shown) =>
    expect(formatFhirDate(recorded, 'Europe/Berlin')).toBe(shown),
  );
});

describe('an age counts the calendar days of the site', () => {
  it.each([
    ['2026-01-15T08:59:00Z', 'today'],
    ['2026-01-14T22:59:00Z', '1 day ago'],
    ['2026-01-14T23:01:00Z', 'today'],
    ['2026-01-13', '2 days ago'],
    ['2025-10-17', '90 days ago'],
    ['2025-10-15', '3 months ago'],
    ['2024-01-15', '2 years ago'],
    ['2026-01', 'in Jan 2026'],
    ['2019', 'in 2019'],
    ['2026-02-01', 'dated in the future'],
    ['', ''],
    ['yesterday', ''],
  ])('%j is "%s"', (recorded, age) => expect(formatAge(recorded, AS_OF, 'Europe/Berlin')).toBe(age));

  it('is the same whichever offset the instant is written with', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * 24 * 60 }), fc.integer({ min: -11, max: 12 }), (minutes, offset) => {
        const at = new Date(Date.parse(AS_OF) - minutes * 60_000);
        const local = new Date(at.getTime() + offset * 3_600_000).toISOString().slice(0, 19);
        const sign = offset < 0 ? '-' : '+';
        const shifted = `${local}${sign}${String(Math.abs(offset)).padStart(2, '0')}:00`;
        expect(formatAge(shifted, AS_OF, 'Asia/Tokyo')).toBe(formatAge(at.toISOString(), AS_OF, 'Asia/Tokyo'));
      }),
    ));
});

describe('years of age', () => {
  it.each([
    ['1960-01-15', '66 years'],
    ['1960-01-16', '65 years'],
    ['1960', '65 or 66 years'],
    ['1960-01', '65 or 66 years'],
    ['1960-03', '65 years'],
    ['2026-02-01', null],
    ['', null],
    ['unknown', null],
  ])('born %j: %s', (born, years) => expect(formatYearsOld(born, AS_OF, 'UTC')).toBe(years));

  it('are completed on the day of birth by the calendar of the site; of 29 February, on the 28th where there is no other', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
        fc.date({ min: new Date('2021-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Tokyo', 'America/New_York'),
        (birth, at, zone) => {
          const born = birth.toISOString().slice(0, 10);
          const [start, now] = [DateTime.fromISO(born, { zone }), DateTime.fromJSDate(at, { zone })];
          const years = Math.floor(now.diff(start, 'years').years);
          expect(formatYearsOld(born, at.toISOString(), zone)).toBe(`${years} years`);
        },
      ),
    ));
});
