import { describe, expect, it } from 'vitest';
import { SMALL, suppressParts } from '../../../server/audit/suppress.ts';

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
});
