import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../../../server/chart/policy.ts';
import { procedureMarks } from '../../../../../server/present/pictures/trends/procedureMarks.ts';
import { lastMarks, MOST_DRAWN, trendModel } from '../../../../../server/present/pictures/trends/trendModel.ts';
import { trendSpan } from '../../../../../server/present/pictures/trends/trendSpan.ts';
import { trendRemarks, trendWords } from '../../../../../server/present/pictures/trends/trendWords.ts';
import { LOINC, observation, quantity } from '../../../../builders/observation.ts';
import { AS_OF, BERLIN } from '../../assessmentBuilder.ts';
import { assessed } from '../charts.ts';

const MOMENT = { asOf: AS_OF, zone: BERLIN.timeZone };

function modelOf(resources: readonly unknown[], policy: Policy = BERLIN) {
  const assessment = assessed(resources, { policy });
  const trend = assessment.trends.find(({ id }) => id === 'inr')!;
  return trendModel(trend, assessment, trendSpan(assessment.trends, MOMENT), procedureMarks([], { from: 0, to: 0 }));
}

const inr = (id: string, value: number, effectiveDateTime: string | undefined, more: Record<string, unknown> = {}) =>
  observation(LOINC.inr, { ...quantity(value), id, effectiveDateTime, ...more });
const shapes = (resources: readonly unknown[]) =>
  modelOf(resources).marks.map(({ shape, low, high, standing, isContradicted }) =>
    [shape, low, high, standing, ...(isContradicted ? ['contradicted'] : [])].join(' '),
  );

describe('how a value is drawn', () => {
  it.each<[string, readonly unknown[], readonly string[]]>([
    ['a final number is a point', [inr('a', 1.2, '2026-01-10')], ['point 1.2 1.2 final']],
    [
      'a preliminary one is marked',
      [inr('a', 1.2, '2026-01-10', { status: 'preliminary' })],
      ['point 1.2 1.2 preliminary'],
    ],
    ['an amended one is marked', [inr('a', 1.2, '2026-01-10', { status: 'amended' })], ['point 1.2 1.2 corrected']],
    [
      'below a bound',
      [inr('a', 1.2, '2026-01-10', quantity(1.2, undefined, { comparator: '<' }))],
      ['at-most 1.2 1.2 final'],
    ],
    [
      'above a bound',
      [inr('a', 1.2, '2026-01-10', quantity(1.2, undefined, { comparator: '>=' }))],
      ['at-least 1.2 1.2 final'],
    ],
    [
      'a range is a line',
      [inr('a', 0, '2026-01-10', { valueQuantity: undefined, valueString: '1.2-1.4' })],
      ['range 1.2 1.4 final'],
    ],
    [
      'two that differ at one time contradict each other',
      [inr('a', 1.2, '2026-01-10'), inr('b', 1.9, '2026-01-10')],
      ['point 1.2 1.2 final contradicted', 'point 1.9 1.9 final contradicted'],
    ],
    ['a unit that is not understood is never drawn', [inr('a', 14, '2026-01-10', quantity(14, 's'))], []],
    ['nor a result without a date', [inr('a', 1.2, undefined)], []],
    ['nor one entered in error', [inr('a', 1.2, '2026-01-10', { status: 'entered-in-error' })], []],
    ['nor one of tomorrow', [inr('a', 1.2, '2026-01-16')], []],
  ])('%s', (_, resources, expected) => expect(shapes(resources)).toEqual(expected));

  it('a day is a point within it, a month a line through it, and neither reaches beyond the moment of the page', () => {
    const [month, day] = modelOf([inr('a', 1.1, '2026-01'), inr('b', 1.2, '2026-01-15')]).marks;
    expect(month!.to).toBe(Date.parse(AS_OF));
    expect(month!.from).toBeLessThan(month!.to);
    expect(day!.from).toBe(day!.to);
    expect(day!.to).toBeLessThanOrEqual(Date.parse(AS_OF));
  });

  it('what is not drawn is listed with its reason', () =>
    expect(
      modelOf([inr('a', 14, '2026-01-10', quantity(14, 's')), inr('b', 1, '2023-01-10')]).notDrawn.map(
        ({ reference, because }) => `${reference}: ${because}`,
      ),
    ).toEqual([
      'Observation/a: unit "s" is not one this value is reported in',
      'Observation/b: earlier than the 24 months drawn',
    ]));

  it('of very many values the newest are drawn, and the others counted as listed', () => {
    const many = Array.from({ length: MOST_DRAWN + 5 }, (_, index) =>
      inr(
        `i${index}`,
        1,
        `2025-${`${1 + (index % 12)}`.padStart(2, '0')}-${`${1 + Math.floor(index / 12)}`.padStart(2, '0')}`,
      ),
    );
    const { marks, notDrawn } = modelOf(many);
    expect([marks.length, notDrawn.length]).toEqual([MOST_DRAWN, 5]);
    const oldestDrawn = Math.min(...marks.map(({ from }) => from));
    expect(notDrawn.every(({ period }) => period!.start < oldestDrawn)).toBe(true);
  });
});

describe('the limit', () => {
  it.each([
    ['the published one', {}, ['limit: at most 1.5']],
    ['a site’s own beside the published one', { inr: 1.8 }, ["site's limit: at most 1.8", 'published: at most 1.5']],
  ] as const)('%s', (_, limits, expected) =>
    expect(
      modelOf([inr('a', 1.2, '2026-01-10')], { ...BERLIN, limits }).limits.marks.map(({ label }) => label),
    ).toEqual(expected),
  );

  it('the labels of two limits stand on the sides that are turned away from each other', () => {
    const sides = (own: number) =>
      modelOf([inr('a', 1.2, '2026-01-10')], { ...BERLIN, limits: { inr: own } }).limits.marks.map(
        ({ at, labelAbove }) => [at, labelAbove],
      );
    expect(sides(1.8)).toEqual([
      [1.8, true],
      [1.5, false],
    ]);
    expect(sides(1.3)).toEqual([
      [1.3, false],
      [1.5, true],
    ]);
  });

  it('lies within the axis, like every value', () => {
    const { domain } = modelOf([inr('a', 4, '2026-01-10')]);
    expect(domain[0]).toBeLessThanOrEqual(1.5);
    expect(domain[1]).toBeGreaterThan(4);
  });
});

describe('what is said of a picture', () => {
  const words = (resources: readonly unknown[]) => {
    const model = modelOf(resources);
    return [...trendWords(model, MOMENT), ...trendRemarks(model, MOMENT)].join(' ');
  };

  it.each<[string, readonly unknown[], RegExp]>([
    ['within', [inr('a', 1.2, '2026-01-13')], /Last value drawn: 1.2, 13 Jan 2026 \(2 days ago\), within the limit/],
    ['beyond', [inr('a', 1.8, '2026-01-13')], /beyond the limit \(correctable to at most 1.5\)/],
    ['never rounded onto the limit', [inr('a', 1.5002, '2026-01-13')], /drawn: 1\.5002, .*beyond/],
    [
      'on a side that is not known',
      [inr('a', 1.2, '2026-01-13', quantity(1.2, undefined, { comparator: '>' }))],
      /> 1.2, .* perhaps within, perhaps beyond the limit/,
    ],
    ['preliminary', [inr('a', 1.2, '2026-01-13', { status: 'preliminary' })], /\(2 days ago\), preliminary, within/],
    [
      'contradiction',
      [inr('a', 1.2, '2026-01-13'), inr('b', 1.9, '2026-01-13')],
      /contradict each other: 1.2 and 1.9, .*Counts as unknown: INR is recorded as 1.2 and 1.9/,
    ],
    ['too old to count', [inr('a', 1.2, '2025-11-26')], /Counts as unknown: the latest INR \(1.2\) is 50 days old/],
    [
      'a newer one that cannot be used',
      [inr('a', 1.2, '2026-01-10'), inr('b', 14, '2026-01-13', quantity(14, 's'))],
      /drawn: 1.2, 10 Jan 2026 .*Counts as unknown: INR: unit "s".*Listed and not drawn: 1\./,
    ],
    [
      'nothing to draw',
      [inr('b', 14, '2026-01-13', quantity(14, 's'))],
      /No value can be drawn. The limit is correctable/,
    ],
    [
      'several',
      [inr('a', 1.1, '2025-12-01'), inr('b', 1.3, '2025-12-10'), inr('c', 1.2, '2026-01-10')],
      /3 values since 1 Dec 2025, lowest 1.1, highest 1.3\./,
    ],
  ])('%s', (_, resources, expected) => expect(words(resources)).toMatch(expected));

  it('of a contradiction every value is labelled, else the last', () => {
    const last = (resources: readonly unknown[]) => lastMarks(modelOf(resources)).map(({ low }) => low);
    expect(last([inr('z', 1, '2026-01-01'), inr('a', 1.2, '2026-01-13'), inr('b', 1.9, '2026-01-13')])).toEqual([
      1.2, 1.9,
    ]);
    expect(last([inr('z', 1, '2026-01-01'), inr('a', 1.2, '2026-01-13')])).toEqual([1.2]);
    expect(last([])).toEqual([]);
  });
});

describe('the time that all pictures share', () => {
  it.each([
    ['two months at least', [inr('a', 1, '2026-01-10')], '2025-11-16'],
    ['from the oldest value of two years', [inr('a', 1, '2024-06-01'), inr('b', 1, '2023-06-01')], '2024-06-01'],
  ])('%s', (_, resources, from) => {
    const { span } = modelOf(resources);
    expect(new Date(span.from + 3_600_000 * 2).toISOString().slice(0, 10)).toBe(from);
    expect(span.to).toBe(Date.parse(AS_OF));
  });
});
