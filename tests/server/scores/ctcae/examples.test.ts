import { describe, expect, it } from 'vitest';
import type { GradedId } from '../../../../server/scores/ctcae/terms/index.ts';
import { type Example, gradeOf } from './gradeOf.ts';

type Row = readonly [GradedId, Example, number, string];

/** Worked by hand from the terms of CTCAE v5.0. Albumin in g/dL, platelets in 10*9/L. */
const EXAMPLES: readonly Row[] = [
  ['total-bilirubin', { value: 1.9, uln: 1.2, baseline: 1 }, 2, '1.58 times the upper limit after a normal baseline'],
  ['total-bilirubin', { value: 1.8, uln: 1.2, baseline: 1 }, 1, 'exactly 1.5 times the upper limit still is grade 1'],
  ['total-bilirubin', { value: 1.4, uln: 1.2, baseline: 1.5 }, 0, 'abnormal before and lower since'],
  ['alt', { value: 210, uln: 40, baseline: 30 }, 3, '5.25 times the upper limit'],
  ['alt', { value: 85, uln: 40, baseline: 60 }, 0, '1.42 times an abnormal baseline: no grade below 1.5 times'],
  ['alp', { value: 260, uln: 120, baseline: 100 }, 1, '2.17 times the upper limit'],
  ['alp', { value: 450, uln: 120, baseline: 200 }, 1, '2.25 times an abnormal baseline'],
  ['inr', { value: 1.4, baseline: 1, anticoagulated: false }, 1, 'above 1.2, without anticoagulants'],
  ['inr', { value: 2.6, baseline: 1, anticoagulated: false }, 3, 'above 2.5, without anticoagulants'],
  ['creatinine', { value: 1.9, uln: 1.3, baseline: 0.9 }, 2, 'grade 1 by the range, grade 2 by the baseline'],
  ['platelets', { value: 75, lln: 150 }, 1, '75 itself is not below 75'],
  ['platelets', { value: 49, lln: 150 }, 3, 'below 50'],
  ['albumin', { value: 3, lln: 3.5 }, 1, '30 g/L itself is not below 30 g/L'],
  ['albumin', { value: 1.9, lln: 3.5 }, 3, 'below 20 g/L'],
];

describe('CTCAE v5.0 by example', () => {
  it.each(EXAMPLES)('%s %o is grade %i: %s', (id, example, grade) => {
    expect(gradeOf(id, example)).toBe(grade);
  });
});
