import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMALL, suppressParts, suppressTable } from '../../../server/audit/suppress.ts';

describe('small counts are withheld, and those from which they would follow', () => {
  it.each<[string, readonly number[], readonly (number | null)[]]>([
    ['nothing small', [20, 0, 30, 40], [20, 0, 30, 40]],
    ['one small count takes the next smallest with it', [3, 20, 30, 40], [null, null, 30, 40]],
    ['two that are more than small together', [5, 6, 30, 40], [null, null, 30, 40]],
    ['two that are small together take a third', [2, 3, 30, 40], [null, null, null, 40]],
    ['a zero is withheld only when nothing else is left', [3, 0, 0, 0], [null, null, null, null]],
    [`${SMALL} is small`, [7, 8, 9, 100], [null, null, 9, 100]],
  ])('parts of a whole: %s', (_, parts, shown) => {
    expect(suppressParts(parts)).toEqual(shown);
  });

  it('a count withheld in one row is not left alone in its column', () => {
    const rows = [
      [30, 3, 20, 40],
      [30, 30, 20, 40],
      [30, 30, 50, 40],
    ];
    const shown = suppressTable(rows, [90, 63, 90, 120]);
    for (const c of [0, 1, 2, 3]) expect(shown.filter((row) => row[c] === null).length).not.toBe(1);
    expect(shown[0]?.[1]).toBeNull();
  });

  it('a withheld total does not follow from counts that are all shown', () => {
    const shown = suppressTable(
      [
        [20, 20],
        [20, 20],
      ],
      [null, 40],
    );
    expect(shown.some((row) => row[0] === null)).toBe(true);
  });
});

describe('whatever the counts, none that is withheld can be worked out', () => {
  const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 200 }));
  const table = fc.array(fc.tuple(count, count, count, count), { minLength: 1, maxLength: 5 });

  /** Every count that rows and columns with a single gap give away, until there is none more. */
  function solved(shown: readonly (readonly (number | null)[])[], totals: readonly (number | null)[]) {
    const known = [
      ...shown.map((row) => [...row.slice(0, 4), row[4] === null ? null : -(row[4] ?? 0)]),
      [...totals.map((each) => (each === null ? null : -each)), 0],
    ];
    const lines = [
      ...known.slice(0, -1).map((row, r) => row.map((_, c) => [r, c] as const)),
      ...[0, 1, 2, 3].map((c) => known.map((_, r) => [r, c] as const)),
    ];
    let found = 0;
    for (let again = true; again; ) {
      again = false;
      for (const line of lines) {
        const gaps = line.filter(([r, c]) => known[r]?.[c] === null);
        const [gap] = gaps;
        if (gaps.length !== 1 || !gap) continue;
        const sum = line.reduce((all, [r, c]) => all + (known[r]?.[c] ?? 0), 0);
        known[gap[0]]?.splice(gap[1], 1, -sum);
        found += 1;
        again = true;
      }
    }
    return found;
  }

  it('by rows and columns', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const sums = [0, 1, 2, 3].map((c) => rows.reduce((sum, row) => sum + (row[c] ?? 0), 0));
        const totals = suppressParts(sums);
        const shown = suppressTable(rows, totals);
        expect(shown.flat().filter((each) => each !== null && each >= 1 && each <= SMALL)).toEqual([]);
        expect(solved(shown, totals)).toBe(0);
        for (const [r, row] of shown.entries())
          for (const [c, each] of row.slice(0, 4).entries()) if (each !== null) expect(each).toBe(rows[r]?.[c]);
      }),
      { numRuns: 2000 },
    );
  });
});
