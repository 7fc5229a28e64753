import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChart } from '../../../server/chart/chart.ts';
import { trendOf } from '../../../server/chart/trend.ts';
import { record } from '../../builders/arbitrary.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';

const UNTIL = Date.parse('2026-01-15T09:00:00Z');
const trend = (resources: readonly unknown[]) => trendOf(readChart(resources, 'UTC', 'p1'), 'alt', UNTIL);
const at = (id: string, value: number, effectiveDateTime: string | undefined, more: Record<string, unknown> = {}) =>
  observation(LOINC.alt, { ...quantity(value, 'U/L'), id, effectiveDateTime, ...more });

describe('a result that has no place in a series is listed with its reason', () => {
  it.each<[string, readonly unknown[], readonly [string, string][]]>([
    ['a usable one is no such result', [at('a', 30, '2026-01-10')], []],
    [
      'a unit that is not understood',
      [at('a', 30, '2026-01-10', quantity(30, 'mg/dL'))],
      [['Observation/a', 'unit "mg/dL" is not one we can convert to U/L']],
    ],
    ['no date', [at('a', 30, undefined)], [['Observation/a', 'it carries no date']]],
    [
      'neither date nor unit',
      [at('a', 30, undefined, quantity(30))],
      [['Observation/a', 'it carries no date; no unit is recorded: the bare number is not used']],
    ],
    [
      'entered in error',
      [at('a', 30, '2026-01-10', { status: 'entered-in-error' })],
      [['Observation/a', 'status is entered-in-error']],
    ],
    [
      'preliminary beside a final one of the same time',
      [at('a', 30, '2026-01-10', { status: 'preliminary' }), at('b', 31, '2026-01-10')],
      [['Observation/a', 'preliminary, and a final result of the same time exists']],
    ],
    [
      'corrected by another of the same time',
      [at('a', 30, '2026-01-10'), at('b', 31, '2026-01-10', { status: 'corrected' })],
      [['Observation/a', 'superseded by another result of the same time']],
    ],
    [
      'the same number twice',
      [at('a', 30, '2026-01-10'), at('b', 30, '2026-01-10')],
      [['Observation/b', 'another result of the same time says the same']],
    ],
    [
      'those without a date first, then the newest',
      [
        at('a', 30, '2025-12-01', { status: 'cancelled' }),
        at('b', 30, '2026-01-10', { status: 'cancelled' }),
        at('c', 30, undefined),
      ],
      [
        ['Observation/c', 'it carries no date'],
        ['Observation/b', 'status is cancelled'],
        ['Observation/a', 'status is cancelled'],
      ],
    ],
    ['of the future', [at('a', 30, '2026-01-16', { status: 'cancelled' })], []],
    ['undated and issued only later', [at('a', 30, undefined, { issued: '2026-01-16T08:00:00Z' })], []],
  ])('%s', (_, resources, expected) =>
    expect(trend(resources).setAside.map(({ reference, because }) => [reference, because])).toEqual(expected),
  );
});

describe('always', () => {
  it('every result that was known stands in exactly one list, whatever the order of the record; none of the future does', () => {
    fc.assert(
      fc.property(record, fc.integer({ min: UNTIL - 60 * 86_400_000, max: UNTIL }), (resources, until) => {
        const chart = readChart(resources, 'UTC', 'p1');
        const { readings, setAside } = trendOf(chart, 'total-bilirubin', until);
        const { usable, rejected } = chart.measured['total-bilirubin'];
        const known = [...usable.map(({ period, source }) => ({ period, ...source })), ...rejected].filter(
          ({ period }) => (period?.start ?? 0) <= until,
        );
        const listed = [...readings.map(({ source }) => source), ...setAside].map(({ reference }) => reference);
        expect(listed.toSorted()).toEqual(known.map(({ reference }) => reference).toSorted());
        expect(trendOf(readChart(resources.toReversed(), 'UTC', 'p1'), 'total-bilirubin', until)).toEqual({
          id: 'total-bilirubin',
          readings,
          setAside,
        });
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 10_000) / 10 },
    );
  });
});
