import { describe, expect, it } from 'vitest';
import type { Limit } from '../../../../server/chart/limit.ts';
import type { CriterionId } from '../../../../server/criteria/criterionId.ts';
import { distanceFrom } from '../../../../server/present/change/distance.ts';

const AT_MOST_2: Limit = { operator: 'at-most', value: 2 };
const AT_LEAST_50: Limit = { operator: 'at-least', value: 50 };
const BELOW_3: Limit = { operator: 'less-than', value: 3 };
const ONE_TO_3: Limit = { operator: 'between', low: 1, value: 3 };
const of = (id: CriterionId, value: number, unit: string, limit: Limit) =>
  distanceFrom({ id, value, unit }, limit) ?? { text: 'none', near: false };

describe('how far a value lies from its limit', () => {
  it.each<[CriterionId, number, string, Limit, string]>([
    ['creatinine', 1.9, 'mg/dL', AT_MOST_2, '1.9 mg/dL: 0.1 below the limit of 2 mg/dL'],
    ['total-bilirubin', 2.1, 'mg/dL', AT_MOST_2, '2.1 mg/dL: 0.1 above the limit of 2 mg/dL'],
    ['total-bilirubin', 2, 'mg/dL', AT_MOST_2, '2 mg/dL: at the limit of 2 mg/dL'],
    ['platelets', 47, '10*9/L', AT_LEAST_50, '47 ×10⁹/L: 3 below the limit of 50 ×10⁹/L'],
    ['lesion-size', 3, 'cm', BELOW_3, '3 cm: exactly the limit of 3 cm, which it has to be below'],
    ['lesion-count', 0, '1', ONE_TO_3, '0: 1 below the limit of 1'],
    ['lesion-count', 4, '1', ONE_TO_3, '4: 1 above the limit of 3'],
    ['ecog', 3, '{score}', AT_MOST_2, '3: 1 above the limit of 2'],
  ])('%s of %d %s', (id, value, unit, limit, text) => expect(of(id, value, unit, limit).text).toBe(text));

  it('is never rounded onto the limit', () =>
    expect(of('total-bilirubin', 2.00058, 'mg/dL', AT_MOST_2).text).toBe(
      '2.001 mg/dL: 0.00058 above the limit of 2 mg/dL',
    ));

  it('is not stated for a bound, which is no value', () =>
    expect(distanceFrom({ id: 'inr', value: 1.5, unit: null, comparator: '<' }, AT_MOST_2)).toBeNull());
});

describe('a value is borderline', () => {
  it.each<[string, CriterionId, number, Limit, boolean]>([
    ['a tenth below the limit', 'creatinine', 1.8, AT_MOST_2, true],
    ['more than a tenth below it', 'creatinine', 1.79, AT_MOST_2, false],
    ['a tenth above it', 'creatinine', 2.2, AT_MOST_2, true],
    ['more than a tenth above it', 'creatinine', 2.21, AT_MOST_2, false],
    ['at the limit', 'creatinine', 2, AT_MOST_2, true],
    ['a tenth above a lower limit', 'platelets', 55, AT_LEAST_50, true],
    ['ECOG at the limit', 'ecog', 2, AT_MOST_2, true],
    ['ECOG one step inside', 'ecog', 1, AT_MOST_2, false],
    ['ECOG one step beyond', 'ecog', 3, AT_MOST_2, true],
    ['ECOG two steps beyond', 'ecog', 4, AT_MOST_2, false],
    ['as many lesions as allowed', 'lesion-count', 3, ONE_TO_3, true],
    ['one lesion more', 'lesion-count', 4, ONE_TO_3, true],
    ['a single lesion', 'lesion-count', 1, ONE_TO_3, false],
    ['a lesion just small enough', 'lesion-size', 2.7, BELOW_3, true],
  ])('%s: %s %d', (_, id, value, limit, near) => expect(of(id, value, '', limit).near).toBe(near));
});
