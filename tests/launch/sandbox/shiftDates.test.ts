import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftDate, shiftDates, wholeDays } from '../../../launch/sandbox/shiftDates.ts';

describe('a date moved by whole days', () => {
  it.each([
    ['2026-01-15', 30, '2026-02-14'],
    ['2026-01-15T09:30:00Z', 1, '2026-01-16T09:30:00Z'],
    ['2026-01-15T23:59:59.123-05:00', 1, '2026-01-16T23:59:59.123-05:00'],
    ['2026-03-28T02:30:00+01:00', 1, '2026-03-29T02:30:00+01:00'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-01', 20, '2026-01'],
    ['2026-01', 31, '2026-02'],
    ['2026', 364, '2026'],
    ['2026', 365, '2027'],
  ])('%s by %i days is %s', (date, days, shifted) => {
    expect(shiftDate(date, days)).toBe(shifted);
  });

  it.each(['', 'yesterday', '2026-02-30', '2026-13', '15.01.2026', '9999-12-31'])('"%s" stays as it is', (text) => {
    expect(shiftDate(text, 10)).toBe(text);
  });

  const days = fc.integer({ min: -3000, max: 3000 });
  const date = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    .map((value) => value.toISOString());
  const precision = fc.constantFrom(4, 7, 10, 24);

  it('keeps its precision, and a whole date comes back when moved back', () => {
    fc.assert(
      fc.property(date, precision, days, (text, length, count) => {
        const written = text.slice(0, length);
        const shifted = shiftDate(written, count);
        expect(shifted).toHaveLength(length);
        if (length >= 10) expect(shiftDate(shifted, -count)).toBe(written);
        if (length === 24) expect(Date.parse(shifted) - Date.parse(written)).toBe(count * 86_400_000);
      }),
    );
  });

  it('keeps the order of two dates of the same precision', () => {
    fc.assert(
      fc.property(date, date, precision, days, (a, b, length, count) => {
        const [early, late] = [a.slice(0, length), b.slice(0, length)].sort() as [string, string];
        expect(shiftDate(early, count) <= shiftDate(late, count)).toBe(true);
      }),
    );
  });
});

describe('a resource moved by whole days', () => {
  it('moves every date, dateTime and instant, however deep, and nothing else', () => {
    const resource = {
      resourceType: 'Observation',
      id: '2026-01-15',
      meta: { lastUpdated: '2026-01-15T09:00:00.000Z', versionId: '2026' },
      identifier: [{ value: '2026-01-15', period: { start: '2026-01', end: '2026-01-31' } }],
      code: { coding: [{ code: '2026', display: '2026-01-15' }], text: '2026-01-15' },
      effectiveDateTime: '2026-01-15T09:00:00+02:00',
      effectiveTiming: { event: ['2026-01-15', '2026-01-16T08:00:00Z'] },
      issued: '2026-01-15T10:00:00Z',
      valueString: '2026-01-15',
      valueInteger: 2026,
      note: [{ time: '2026-01-15T11:00:00Z', text: 'seen on 2026-01-15' }],
      contained: [{ resourceType: 'Condition', recordedDate: '2026-01-15', onsetDateTime: '2025' }],
    };
    expect(shiftDates(resource, 10)).toEqual({
      ...resource,
      meta: { lastUpdated: '2026-01-25T09:00:00.000Z', versionId: '2026' },
      identifier: [{ value: '2026-01-15', period: { start: '2026-01', end: '2026-02-10' } }],
      effectiveDateTime: '2026-01-25T09:00:00+02:00',
      effectiveTiming: { event: ['2026-01-25', '2026-01-26T08:00:00Z'] },
      issued: '2026-01-25T10:00:00Z',
      note: [{ time: '2026-01-25T11:00:00Z', text: 'seen on 2026-01-15' }],
      contained: [{ resourceType: 'Condition', recordedDate: '2026-01-25', onsetDateTime: '2025' }],
    });
  });

  it('keeps the birth date, its extensions included', () => {
    const patient = {
      resourceType: 'Patient',
      birthDate: '1960-02-29',
      _birthDate: { extension: [{ url: 'birthTime', valueDateTime: '1960-02-29T04:00:00Z' }] },
      deceasedDateTime: '2026-01-15',
    };
    expect(shiftDates(patient, 1)).toEqual({ ...patient, deceasedDateTime: '2026-01-16' });
  });

  it('leaves what it was given untouched', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: -500, max: 500 }), (value, days) => {
        const before = JSON.stringify(value);
        shiftDates(value, days);
        expect(JSON.stringify(value)).toBe(before);
      }),
    );
  });

  it('by no days is the resource itself', () => {
    const resource = { recordedDate: '2026-01-15' };
    expect(shiftDates(resource, 0)).toBe(resource);
  });
});

describe('the whole days between two instants', () => {
  it.each([
    ['2026-01-15T09:00:00Z', '2026-01-15T09:00:00Z', 0],
    ['2026-01-15T09:00:00Z', '2026-01-16T08:59:59Z', 0],
    ['2026-01-15T09:00:00Z', '2026-01-16T09:00:00Z', 1],
    ['2026-01-15T09:00:00Z', '2025-12-15T09:00:00Z', -31],
  ])('%s and %s are %i', (from, to, days) => {
    expect(wholeDays(new Date(from), new Date(to))).toBe(days);
  });

  it('are never so many that the past would reach into the future', () => {
    const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, instant, (from, to) => {
        expect(Date.parse(shiftDate(from.toISOString(), wholeDays(from, to)))).toBeLessThanOrEqual(to.getTime());
      }),
    );
  });
});
