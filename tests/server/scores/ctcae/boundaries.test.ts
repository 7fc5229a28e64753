import { describe, expect, it } from 'vitest';
import type { GradedId } from '../../../../server/scores/ctcae/terms/index.ts';
import { type Example, gradeOf } from './gradeOf.ts';

/** Each limit of a term: the last value of one grade and the first of the next. */
type Limits = readonly (readonly [last: number, grade: number, next: number])[];

function check(id: GradedId, limits: Limits, around: Omit<Example, 'value'>): void {
  it.each(limits)(`${id} %d is grade %i, %d is one worse`, (last, grade, next) => {
    expect([gradeOf(id, { ...around, value: last }), gradeOf(id, { ...around, value: next })]).toEqual([
      grade,
      grade + 1,
    ]);
  });
}

describe('after a normal baseline the upper limit counts, each limit belonging to the lower grade', () => {
  const bilirubin: Limits = [
    [1.2, 0, 1.21],
    [1.8, 1, 1.81],
    [3.6, 2, 3.61],
    [12, 3, 12.1],
  ];
  check('total-bilirubin', bilirubin, { uln: 1.2, baseline: 1.2 });

  const aminotransferase: Limits = [
    [40, 0, 41],
    [120, 1, 121],
    [200, 2, 201],
    [800, 3, 801],
  ];
  check('alt', aminotransferase, { uln: 40, baseline: 40 });
  check('ast', aminotransferase, { uln: 40, baseline: 12 });

  const alkalinePhosphatase: Limits = [
    [120, 0, 121],
    [300, 1, 301],
    [600, 2, 601],
    [2400, 3, 2401],
  ];
  check('alp', alkalinePhosphatase, { uln: 120, baseline: 100 });
});

describe('after an abnormal baseline the baseline counts, whatever the upper limit', () => {
  const bilirubin: Limits = [
    [2, 0, 2.01],
    [3, 1, 3.01],
    [6, 2, 6.01],
    [20, 3, 20.1],
  ];
  check('total-bilirubin', bilirubin, { uln: 1.2, baseline: 2 });

  // Grade 1 begins at 1.5 times the baseline itself, not above it.
  const aminotransferase: Limits = [
    [89, 0, 90],
    [180, 1, 181],
    [300, 2, 301],
    [1200, 3, 1201],
  ];
  check('alt', aminotransferase, { uln: 40, baseline: 60 });
  check('ast', aminotransferase, { uln: 40, baseline: 60 });

  const alkalinePhosphatase: Limits = [
    [399, 0, 400],
    [500, 1, 501],
    [1000, 2, 1001],
    [4000, 3, 4001],
  ];
  check('alp', alkalinePhosphatase, { uln: 120, baseline: 200 });

  it.each([
    ['alt', 61],
    ['ast', 89.9],
    ['alp', 100],
  ] as const)('%s between an abnormal baseline of 60 and where grade 1 begins has grade 0', (id, value) => {
    expect(gradeOf(id, { value, uln: 40, baseline: 60 })).toBe(0);
  });
});

describe('whether the baseline was normal is judged by its own range', () => {
  it.each([
    ['normal by its own range, although above that of the result', { uln: 40, baseline: 50, baselineUln: 55 }, 1],
    ['abnormal by its own range, although below that of the result', { uln: 55, baseline: 50, baselineUln: 40 }, 0],
    ['exactly at its upper limit: normal', { uln: 40, baseline: 40, baselineUln: 40 }, 1],
    ['low is not abnormal for an increase', { uln: 40, baseline: 2, baselineUln: 40 }, 1],
  ])('%s', (_rule, around, grade) => {
    expect(gradeOf('alt', { value: 60, ...around })).toBe(grade);
  });
});

describe('creatinine: the worse of range and baseline', () => {
  const byRange: Limits = [
    [1.2, 0, 1.21],
    [1.8, 1, 1.81],
    [3.6, 2, 3.61],
    [7.2, 3, 7.21],
  ];
  check('creatinine', byRange, { uln: 1.2, baseline: 1.2 });

  it.each([
    [0.75, 0, 'exactly 1.5 times the baseline, and normal'],
    [0.76, 2, 'above 1.5 times the baseline is grade 2 although still normal'],
    [1.5, 2, 'exactly 3 times the baseline'],
    [1.51, 3, 'above 3 times the baseline is grade 3 although 1.26 times the upper limit'],
  ])('%d is grade %i after 0.5: %s', (value, grade) => {
    expect(gradeOf('creatinine', { value, uln: 1.2, baseline: 0.5 })).toBe(grade);
  });

  it('a baseline never makes it better, and never gives grade 4', () => {
    expect(gradeOf('creatinine', { value: 3, uln: 1.2, baseline: 3 })).toBe(2);
    expect(gradeOf('creatinine', { value: 5, uln: 1.2, baseline: 0.3 })).toBe(3);
  });
});

describe('INR: fixed limits, and the baseline under anticoagulation', () => {
  const fixed: Limits = [
    [1.2, 0, 1.21],
    [1.5, 1, 1.51],
    [2.5, 2, 2.51],
  ];
  check('inr', fixed, { baseline: 1, anticoagulated: false });

  const multiples: Limits = [
    [2, 0, 2.01],
    [3, 1, 3.01],
    [5, 2, 5.01],
  ];
  check('inr', multiples, { baseline: 2, anticoagulated: true });

  it('has no grade 4', () => {
    expect(gradeOf('inr', { value: 19, baseline: 1, anticoagulated: false })).toBe(3);
    expect(gradeOf('inr', { value: 19, baseline: 1, anticoagulated: true })).toBe(3);
  });
});

describe('what falls: grade 1 below the lower limit of normal, then fixed limits', () => {
  const platelets: Limits = [
    [150, 0, 149],
    [75, 1, 74],
    [50, 2, 49],
    [25, 3, 24],
  ];
  check('platelets', platelets, { lln: 150 });

  const albumin: Limits = [
    [3.5, 0, 3.4],
    [3, 1, 2.9],
    [2, 2, 1.9],
  ];
  check('albumin', albumin, { lln: 3.5 });

  it('albumin has no grade 4 by its value: that one is clinical', () => {
    expect(gradeOf('albumin', { value: 0.6, lln: 3.5 })).toBe(3);
  });
});

describe('floating-point dust never decides', () => {
  it.each([
    ['total-bilirubin', { value: 1.8, uln: 1.2, baseline: 1 }, 1],
    ['total-bilirubin', { value: 0.30000000000000004, uln: 0.3, baseline: 0.2 }, 0],
    ['creatinine', { value: 2.1, uln: 1.4, baseline: 1.4 }, 1],
    ['alt', { value: 49.99999999999999, uln: 40, baseline: 1, baselineUln: 40 }, 1],
  ] as const)('%s %o', (id, example, grade) => {
    expect(gradeOf(id, example)).toBe(grade);
  });
});
