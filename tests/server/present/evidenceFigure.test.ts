import { describe, expect, it } from 'vitest';
import { PUBLICATIONS } from '../../../server/evidence/library.ts';
import type { TimeToEvent } from '../../../server/evidence/result.ts';
import { ORIGIN_WORDS } from '../../../server/evidence/timeOrigin.ts';
import { evidenceFigure, figureLine } from '../../../server/present/evidenceFigure.ts';

const time = (more: Partial<TimeToEvent>): TimeToEvent => ({
  kind: 'time-to-event',
  endpoint: 'overall survival',
  origin: 'first-liver-directed-treatment',
  medianMonths: 9,
  ...more,
});

describe('a published figure in words', () => {
  it.each<[string, TimeToEvent, string]>([
    ['a median', time({}), '9 months median overall survival from the first liver-directed treatment'],
    [
      'a median that was not reached',
      time({ medianMonths: 'not-reached', origin: 'liver-resection' }),
      'Median overall survival not reached, from liver resection',
    ],
    [
      'rates alone',
      time({ medianMonths: null, survivalPercent: { '1y': 88, '5y': 30 }, origin: 'not-stated' }),
      'Overall survival 88% at 1 year, 30% at 5 years, from a starting point that is not stated',
    ],
    [
      'an interval',
      time({ ci95Months: [1.4, 16.6], p: '0.02' }),
      '9 months median overall survival from the first liver-directed treatment (95% CI 1.4 to 16.6 months; P = 0.02)',
    ],
  ])('%s', (_, result, words) => expect(figureLine(result)).toBe(words));

  it('a lower limit that was cut off at 0 is never shown as 0 months', () => {
    const line = figureLine(time({ ci95Months: [0, 21.4], ciCutAtZero: true }));
    expect(line).toContain('95% CI up to 21.4 months, lower limit cut off at 0');
    expect(line).not.toMatch(/0 to 21\.4/);
  });

  it('counts carry their denominator, and a printed percentage that does not fit them is called printed', () =>
    expect(
      figureLine({
        kind: 'counts',
        endpoint: 'tumor response',
        standard: 'mRECIST',
        of: 13,
        counts: [
          { label: 'PD', n: 3, printedPercent: 13 },
          { label: 'SD', n: 3, printedPercent: 23.1 },
        ],
      }),
    ).toBe('Tumor response (mRECIST): PD 3 of 13 (23%), SD 3 of 13 (23%) (printed as PD 13%)'));

  it('rates say of how many, where that is known', () =>
    expect(
      figureLine({
        kind: 'rates',
        endpoint: 'tumor response',
        rates: [
          { label: 'objective response', percent: 61, of: 18 },
          { label: 'disease control', percent: 80, of: null },
        ],
      }),
    ).toBe('Tumor response: objective response 61% of 18, disease control 80%'));
});

describe('in the whole library', () => {
  const results = PUBLICATIONS.flatMap(({ outcomes }) => outcomes.map(({ id, result }) => ({ id, result })));

  it('no time stands without the event it is counted from', () => {
    const times = results.flatMap(({ id, result }) => (result.kind === 'time-to-event' ? [{ id, result }] : []));
    const without = times.filter(
      ({ result }) => !evidenceFigure(result).headline.endsWith(ORIGIN_WORDS[result.origin]),
    );
    expect(times.length).toBeGreaterThan(20);
    expect(without).toEqual([]);
  });

  it('every figure has words and none says undefined', () =>
    expect(results.filter(({ result }) => /undefined|null|NaN|^$/.test(figureLine(result)))).toEqual([]));
});
