import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChart } from '../../../server/chart/chart.ts';
import { intervalText } from '../../../server/chart/quantity.ts';
import { seriesOf } from '../../../server/chart/series.ts';
import { record } from '../../builders/arbitrary.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';

const UNTIL = Date.parse('2026-01-15T09:00:00Z');
const series = (resources: readonly unknown[], until = UNTIL) =>
  seriesOf(readChart(resources, 'UTC', 'p1'), 'alt', until);
const numbers = (resources: readonly unknown[], until = UNTIL) =>
  series(resources, until).map(({ measure }) => intervalText(measure.interval));

const at = (id: string, value: number, effectiveDateTime: string, more: Record<string, unknown> = {}) =>
  observation(LOINC.alt, { ...quantity(value, 'U/L'), id, effectiveDateTime, ...more });

describe('the values of an input over time', () => {
  it.each<[string, readonly unknown[], readonly string[]]>([
    [
      'stand in the order of their times',
      [at('c', 90, '2026-01-10'), at('a', 30, '2025-06-01T08:00:00Z'), at('b', 60, '2025-09')],
      ['30', '60', '90'],
    ],
    ['of any age', [at('a', 30, '2015-06-01')], ['30']],
    [
      'a duplicate stands once',
      [at('a', 30, '2026-01-10T08:00:00Z'), at('b', 30, '2026-01-10T09:00:00+01:00')],
      ['30'],
    ],
    ['two that differ both stand', [at('a', 30, '2026-01-10'), at('b', 31, '2026-01-10')], ['30', '31']],
    [
      'a final one leaves out the preliminary',
      [at('a', 30, '2026-01-10', { status: 'preliminary' }), at('b', 31, '2026-01-10')],
      ['31'],
    ],
    ['a preliminary one alone stands', [at('a', 30, '2026-01-10', { status: 'preliminary' })], ['30']],
    [
      'a corrected one leaves out the final',
      [at('a', 30, '2026-01-10'), at('b', 31, '2026-01-10', { status: 'corrected' })],
      ['31'],
    ],
    [
      'the later issued leaves out the earlier',
      [at('a', 30, '2026-01-10', { issued: '2026-01-11' }), at('b', 31, '2026-01-10', { issued: '2026-01-12' })],
      ['31'],
    ],
    [
      'a correction that cannot be used leaves nothing',
      [at('a', 30, '2026-01-10'), at('b', 31, '2026-01-10', { status: 'corrected', ...quantity(31) })],
      [],
    ],
    ['without a usable unit', [at('a', 30, '2026-01-10', quantity(30, 'mg/dL'))], []],
    ['entered in error', [at('a', 30, '2026-01-10', { status: 'entered-in-error' })], []],
    ['without a date', [at('a', 30, '')], []],
    ['after the time asked for', [at('a', 30, '2026-01-15T09:00:01Z')], []],
    ['issued after the time asked for', [at('a', 30, '2026-01-10', { issued: '2026-01-16' })], []],
  ])('%s', (_, resources, expected) => {
    expect(numbers(resources)).toEqual(expected);
    expect(numbers(resources.toReversed())).toEqual(expected);
  });

  it('of two equals the one with a reference range stands; with two ranges both do', () => {
    const range = (high: number) => ({ referenceRange: [{ high: { value: high } }] });
    const [bare, forty, fifty] = [
      at('a', 30, '2026-01-10'),
      at('b', 30, '2026-01-10', range(40)),
      at('c', 30, '2026-01-10', range(50)),
    ];
    expect(series([bare, forty]).map(({ referenceRange }) => referenceRange)).toEqual([{ high: 40 }]);
    expect(series([bare, forty, fifty]).map(({ referenceRange }) => referenceRange)).toEqual([
      { high: 40 },
      { high: 50 },
    ]);
  });

  it('is in order, holds no time twice for one number, and does not depend on the order of the record', () => {
    fc.assert(
      fc.property(record, fc.integer({ min: UNTIL - 90 * 86_400_000, max: UNTIL }), (resources, until) => {
        const found = series(resources, until);
        const starts = found.map(({ period }) => period.start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        expect(starts.every((start) => start <= until)).toBe(true);
        const keys = found.map(({ period, measure }) => `${period.start} ${period.end} ${measure.interval.low}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(series(resources.toReversed(), until)).toEqual(found);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 10_000) / 10 },
    );
  });
});
