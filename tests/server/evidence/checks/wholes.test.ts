import { describe, expect, it } from 'vitest';
import {
  countsAddUp,
  percentFromCount,
  percentOfSomeCount,
  wholeIsGroup,
} from '../../../../server/evidence/checks/wholes.ts';
import type { Counts, Rates } from '../../../../server/evidence/result.ts';

const counts = (of: number, cells: readonly (readonly [number, number?])[], partition?: true): Counts => ({
  kind: 'counts',
  endpoint: 'tumor response',
  of,
  ...(partition && { partition }),
  counts: cells.map(([n, printedPercent], index) => ({
    label: `category ${index}`,
    n,
    ...(printedPercent !== undefined && { printedPercent }),
  })),
});

const rates = (percent: number, of: number | null): Rates => ({
  kind: 'rates',
  endpoint: 'tumor response',
  rates: [{ label: 'objective response', percent, of }],
});

describe('printed percentages', () => {
  it.each([
    ['13 of 24 is 54.2', 24, [[13, 54.2]], 0],
    ['13 of 24 is not 54.1', 24, [[13, 54.1]], 1],
    ['10 of 24 is 42 to the nearest whole', 24, [[10, 42]], 0],
    ['7 of 13 is not 30.4', 13, [[7, 30.4]], 1],
    [
      'a row printed to one decimal holds 13 to one decimal',
      23,
      [
        [3, 13],
        [4, 17.4],
      ],
      0,
    ],
    [
      'a row printed to one decimal does not forgive 13 for 12.5',
      24,
      [
        [3, 13],
        [4, 16.7],
      ],
      1,
    ],
    ['a count without a percentage claims nothing', 24, [[13]], 0],
  ] as const)('%s', (_, of, cells, breaches) => {
    expect(percentFromCount(counts(of, cells))).toHaveLength(breaches);
  });

  it.each([
    [36, 39, 0],
    [48, 25, 0],
    [48, 30, 1],
    [38.9, 18, 0],
    [38.9, 28, 1],
    [84, 56, 0],
    [48, null, 0],
  ] as const)('%f %% of %s patients: %i breaches', (percent, of, breaches) => {
    expect(percentOfSomeCount(rates(percent, of))).toHaveLength(breaches);
  });
});

describe('counts of a whole', () => {
  it.each([
    ['fill it when each patient stands in one of them', counts(24, [[13], [11]], true), 0],
    ['do not fill it', counts(24, [[13], [10]], true), 1],
    ['need not fill it when they overlap', counts(24, [[10], [15]]), 0],
    ['are never more than the whole', counts(24, [[25]]), 1],
    ['are whole numbers', counts(24, [[1.5]]), 1],
    ['are never negative', counts(24, [[-1], [25]], true), 2],
  ] as const)('%s', (_, given, breaches) => {
    expect(countsAddUp(given)).toHaveLength(breaches);
  });
});

describe('the whole of a count or a percentage', () => {
  it.each([
    ['is the group of the outcome', 24, counts(24, [[10]]), 0],
    ['is not another number', 13, counts(24, [[10]]), 1],
    ['cannot be held against a group whose size is not given', null, counts(24, [[10]]), 0],
    ['of a percentage may be a part of the group', 24, rates(54, 13), 0],
    ['of a percentage is never larger than the group', 10, rates(54, 13), 1],
    ['of a percentage may not be given', 10, rates(54, null), 0],
  ] as const)('%s', (_, n, result, breaches) => {
    expect(wholeIsGroup({ n, result })).toHaveLength(breaches);
  });
});
