import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { ageInYears } from '../../../server/chart/ageInYears.ts';

describe('age in completed years', () => {
  it.each([
    ['the day before the birthday', '1962-01-16', '2026-01-15T23:59:59Z', 63, 63],
    ['on the birthday', '1962-01-15', '2026-01-15T00:00:00Z', 64, 64],
    ['on the day of birth', '2026-01-15', '2026-01-15T09:00:00Z', 0, 0],
    ['born this morning', '2026-01-15T10:00:00Z', '2026-01-15T09:00:00Z', 0, 0],
    ['a year alone', '1962', '2026-06-15T09:00:00Z', 63, 64],
    ['a year alone, on its last day', '1962', '2026-12-31T09:00:00Z', 64, 64],
    ['a month alone, within it', '1962-06', '2026-06-15T09:00:00Z', 63, 64],
    ['this year alone', '2026', '2026-06-15T09:00:00Z', 0, 0],
    ['born on the 29th of February, the 28th of another year', '1964-02-29', '2026-02-28T09:00:00Z', 62, 62],
    ['born on the 29th of February, the 28th of a leap year', '1964-02-29', '2024-02-28T09:00:00Z', 59, 59],
  ])('%s', (_case, birthDate, asOf, low, high) => {
    expect(ageInYears(birthDate, asOf, 'UTC')).toEqual({ low, high });
  });

  it('is counted in days of the zone', () => {
    const age = (zone: string) => ageInYears('1962-01-16', '2026-01-15T12:00:00Z', zone)?.low;
    expect([age('Pacific/Kiritimati'), age('America/New_York')]).toEqual([64, 63]);
  });

  it.each(['2026-01-16', '2027', 'unknown', ''])('is none for somebody born at "%s"', (birthDate) => {
    expect(ageInYears(birthDate, '2026-01-15T09:00:00Z', 'UTC')).toBeUndefined();
  });

  it('is what the calendar of luxon counts, in every zone', () => {
    const zones = fc.constantFrom('UTC', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu', 'America/Sao_Paulo');
    const day = fc.date({ min: new Date('1920-01-01'), max: new Date('2025-12-31'), noInvalidDate: true });
    const later = fc.integer({ min: 0, max: 100 * 365 * 86_400 });
    fc.assert(
      fc.property(day, later, zones, (born, seconds, zone) => {
        const birthDate = born.toISOString().slice(0, 10);
        const birth = DateTime.fromISO(birthDate, { zone }).startOf('day');
        const now = birth.plus({ seconds });
        const years = Math.floor(now.diff(birth, 'years').years);
        const asOf = now.toUTC().toISO() ?? '';
        expect(ageInYears(birthDate, asOf, zone)).toEqual({ low: years, high: years });
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 10_000) },
    );
  });
});
