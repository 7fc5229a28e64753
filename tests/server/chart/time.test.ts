import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { plainInstant } from '../../../server/chart/plainInstant.ts';
import { daysBefore, periodOf } from '../../../server/chart/time.ts';
import { roundToSix } from '../../../server/chart/units.ts';
import { zoneOffset } from '../../../server/chart/zoneOffset.ts';

const zone = fc.oneof(
  fc.constantFrom(
    'UTC',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
    'Asia/Kathmandu',
  ),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
);
/** Around the clock changes of some years too. */
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(1890), max: Date.UTC(2045) }),
  fc
    .tuple(
      fc.constantFrom(
        '2026-03-29T01:00Z',
        '2026-10-25T01:00Z',
        '2026-03-08T07:00Z',
        '2026-04-04T15:00Z',
        '2011-12-30T10:00Z',
      ),
      fc.integer({ min: -20_000_000, max: 20_000_000 }),
    )
    .map(([text, millis]) => Date.parse(text) + millis),
);

describe('what is reckoned by hand comes to what the calendar says, in every zone', () => {
  it('the offset of a zone', () => {
    fc.assert(
      fc.property(instant, zone, (at, name) => {
        expect(zoneOffset(at, name)).toBe(DateTime.fromMillis(at, { zone: name }).offset * 60_000);
      }),
    );
  });

  it('some days before', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 400 }), zone, (at, days, name) => {
        expect(daysBefore(at, days, name)).toBe(DateTime.fromMillis(at, { zone: name }).minus({ days }).toMillis());
      }),
    );
  });
});

const two = (most: number) => fc.integer({ min: 0, max: most }).map((each) => String(each).padStart(2, '0'));
const instantText = fc
  .tuple(
    fc.constantFrom('0999', '1000', '2024', '2025', '2999', '3000'),
    two(13),
    two(32),
    fc.constantFrom('T', 'T', 'T', ' '),
    fc.tuple(two(24), two(60), two(60)).map((parts) => parts.join(':')),
    fc.constantFrom('', '', '.1', '.123', '.1234567', '.'),
    fc.constantFrom('Z', 'Z', '', '+00:00', '-05:30', '+13:59', '+14:00', '+5:00', 'z', 'Z ', '+05:60'),
  )
  .map(([year, month, day, t, time, fraction, offset]) => `${year}-${month}-${day}${t}${time}${fraction}${offset}`);

describe('an instant read digit by digit', () => {
  it('is the one that the calendar reads, or none', () => {
    fc.assert(
      fc.property(fc.oneof(instantText, fc.string()), (text) => {
        const plain = plainInstant(text);
        if (!Number.isNaN(plain)) expect(plain).toBe(DateTime.fromISO(text).toMillis());
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['2026-01-15T09:00:00Z', '2026-01-15T09:00:00.000Z'],
    ['2026-01-15T09:00:00.123Z', '2026-01-15T09:00:00.123Z'],
    ['2025-12-31T23:30:00.000-05:00', '2026-01-01T04:30:00.000Z'],
    ['1000-01-01T00:00:00+13:59', '0999-12-31T10:01:00.000Z'],
  ])('%s', (text, expected) => {
    expect(new Date(plainInstant(text)).toISOString()).toBe(expected);
  });

  it.each([
    '2026-01-15',
    '2026-01-15T09:00:00',
    '2024-02-29T00:00:00Z',
    '2026-01-15T09:00:00.1234Z',
    '2026-00-15T09:00:00Z',
    '',
  ])('not "%s"', (text) => {
    expect(plainInstant(text)).toBeNaN();
  });

  it.each(['2024-02-29T00:00:00Z', '2026-01-15T09:00:00.1234Z'])('"%s" is read all the same', (text) => {
    expect(periodOf(text, 'UTC')?.start).toBe(DateTime.fromISO(text).toMillis());
  });
});

describe('six significant digits', () => {
  it('are what the decimal notation keeps of any number', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true }),
      fc
        .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: -8, max: 2 }))
        .map(([digits, tens]) => digits * 10 ** tens),
      fc.constantFrom(0, -0, 149.999_999_999_999_97, 1e21),
      // With dust on them, and with a little more than that.
      fc
        .tuple(
          fc.integer({ min: -2_000_000, max: 2_000_000 }),
          fc.integer({ min: -20, max: 20 }),
          fc.integer({ min: -16, max: -5 }),
        )
        .map(([thousandths, grains, size]) => thousandths / 1000 + grains * 10 ** size),
    );
    fc.assert(
      fc.property(number, (value) => {
        expect(roundToSix(value)).toBe(Number.isFinite(value) ? Number(value.toPrecision(6)) : value);
      }),
      { numRuns: 10_000 },
    );
  });
});
