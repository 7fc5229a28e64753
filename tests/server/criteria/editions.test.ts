import { describe, expect, it } from 'vitest';
import { type Criterion, editionAt } from '../../../server/criteria/criterion.ts';
import { creatinine } from '../../../server/criteria/liver-directed/creatinine.ts';

const edition = (effectiveFrom: string, value: number): Criterion['editions'][0] => ({
  ...creatinine.editions[0],
  effectiveFrom,
  limit: { operator: 'at-most', value },
});
const revised: Criterion = { ...creatinine, editions: [edition('2020-09-01', 2), edition('2024-03-01', 1.8)] };

describe('a limit is the one that was in force at the time asked about', () => {
  it.each([
    ['before the first edition, the first', '2019-01-01T00:00:00Z', 2],
    ['under the first', '2024-02-29T23:59:59Z', 2],
    ['from the day of the second', '2024-03-01T00:00:00Z', 1.8],
    ['after it', '2026-01-15T09:00:00Z', 1.8],
  ])('%s', (_, asOf, value) => {
    expect(editionAt(revised, asOf).limit).toMatchObject({ value });
    const reversed: Criterion = { ...revised, editions: [edition('2024-03-01', 1.8), edition('2020-09-01', 2)] };
    if (asOf >= '2020-09-01') expect(editionAt(reversed, asOf).limit).toMatchObject({ value });
  });
});
