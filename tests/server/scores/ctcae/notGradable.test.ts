import { describe, expect, it } from 'vitest';
import { point } from '../../../../server/chart/interval.ts';
import { bounded } from '../../../../server/chart/numberText.ts';
import { ctcaeGrade } from '../../../../server/scores/ctcae/ctcaeGrade.ts';
import { grade, gradeOf } from './gradeOf.ts';

const BECAUSE = 'not gradable because ';

describe('without its own reference range a result has no grade', () => {
  it.each(['total-bilirubin', 'alt', 'ast', 'alp', 'creatinine'] as const)('%s needs an upper limit', (id) => {
    const said = `${BECAUSE}the result carries no upper reference limit`;
    expect(gradeOf(id, { value: 900, baseline: 1, baselineUln: 1.2 })).toBe(said);
    expect(gradeOf(id, { value: 900, lln: 0.2, baseline: 1, baselineUln: 1.2 })).toBe(said);
  });

  it.each(['platelets', 'albumin'] as const)('%s needs a lower limit, even where a fixed limit is broken', (id) => {
    expect(gradeOf(id, { value: 1, uln: 5 })).toBe(`${BECAUSE}the result carries no lower reference limit`);
  });

  it.each([
    ['ends in the wrong order', { low: 40, high: 10 }],
    ['an upper limit of 0', { low: 0, high: 0 }],
    ['a limit that is no number', { high: Number.NaN }],
  ])('%s is no range', (_what, referenceRange) => {
    const result = { value: point(60), referenceRange };
    const graded = ctcaeGrade('alt', { result, baseline: { value: point(30), referenceRange: { high: 40 } } });
    expect(graded).toMatchObject({ notGradable: `${BECAUSE}the result carries no upper reference limit` });
  });

  it('INR alone is graded by fixed numbers and needs none', () => {
    expect(gradeOf('inr', { value: 1.6, anticoagulated: false })).toBe(2);
  });
});

describe('without a baseline that can be judged', () => {
  it.each(['total-bilirubin', 'alt', 'ast', 'alp'] as const)('%s has no grade', (id) => {
    expect(gradeOf(id, { value: 90, uln: 40 })).toBe(`${BECAUSE}there is no baseline: none is recorded`);
    expect(gradeOf(id, { value: 90, uln: 40, baseline: 30, baselineUln: null })).toBe(
      `${BECAUSE}the baseline carries no upper reference limit to say whether it was normal`,
    );
    expect(gradeOf(id, { value: 90, uln: 40, baseline: bounded('<', 60) })).toMatch(
      /^not gradable because the baseline <60 .* does not say whether it was normal$/,
    );
  });

  it('creatinine has one only where the range alone gives the worst that the baseline could', () => {
    expect(gradeOf('creatinine', { value: 1, uln: 1.2 })).toBe(
      `${BECAUSE}the grade also depends on the baseline, and there is none: none is recorded`,
    );
    expect(gradeOf('creatinine', { value: 3.6, uln: 1.2 })).toContain('also depends on the baseline');
    expect(gradeOf('creatinine', { value: 3.61, uln: 1.2 })).toBe(3);
    expect(gradeOf('creatinine', { value: 7.3, uln: 1.2 })).toBe(4);
  });

  it.each(['platelets', 'albumin'] as const)('%s does without', (id) => {
    expect(gradeOf(id, { value: 60, lln: 70 })).toBeTypeOf('number');
  });
});

describe('INR while it is not known whether the patient takes anticoagulants', () => {
  it('has the grade that both answers give', () => {
    expect(grade('inr', { value: 1.4, baseline: 1 })).toMatchObject({
      grade: 1,
      by: expect.stringContaining('the same grade with and without anticoagulants'),
    });
  });

  it('has none where the answers differ, and names both', () => {
    expect(gradeOf('inr', { value: 1.1, baseline: 1 })).toBe(
      `${BECAUSE}whether the patient takes anticoagulants is not known: without them grade 0, with them grade 1`,
    );
  });

  it('has none without a baseline', () => {
    expect(gradeOf('inr', { value: 1.1 })).toMatch(/without them grade 0; with them it is counted from the baseline/);
    expect(gradeOf('inr', { value: 1.1, anticoagulated: true })).toBe(
      `${BECAUSE}on anticoagulants the grade is counted from the baseline, and there is none: none is recorded`,
    );
  });
});

describe('a value recorded as a range', () => {
  it.each([
    ['total-bilirubin', { value: bounded('<', 0.2), uln: 1.2, baseline: 1 }, 0],
    ['total-bilirubin', { value: bounded('>', 12), uln: 1.2, baseline: 1 }, 4],
    ['platelets', { value: bounded('<', 25), lln: 150 }, 4],
    ['albumin', { value: bounded('<', 1.5), lln: 3.5 }, 3],
    ['alt', { value: 20, uln: 40, baseline: bounded('<', 5) }, 0],
    [
      'alt',
      { value: 90, uln: 40, baseline: { ...point(60), high: 60.2 } },
      `${BECAUSE}it may be any grade from 0 to 1`,
    ],
    ['platelets', { value: bounded('<', 60), lln: 150 }, `${BECAUSE}it may be any grade from 2 to 4`],
    ['total-bilirubin', { value: bounded('>', 2), uln: 1.2, baseline: 1 }, `${BECAUSE}it may be any grade from 2 to 4`],
  ] as const)('%s %o is graded only when all of it has one grade', (id, example, expected) => {
    const graded = gradeOf(id, example);
    if (typeof expected === 'number') expect(graded).toBe(expected);
    else expect(graded).toContain(expected);
  });
});

describe('numbers that no patient can have', () => {
  it.each([0, -3, Number.NaN, Number.POSITIVE_INFINITY])('%d is refused', (value) => {
    expect(gradeOf('alt', { value, uln: 40, baseline: 30 })).toContain('is none a patient can have');
    expect(gradeOf('alt', { value: 30, uln: 40, baseline: value })).toContain('the baseline');
  });
});

describe('what a grade rests on is said', () => {
  it.each([
    [
      'total-bilirubin',
      { value: 1.9, uln: 1.2, baseline: 1 },
      '1.9 mg/dL is 1.583 times the upper limit of normal (1.2 mg/dL); the baseline (1 mg/dL) was normal',
    ],
    [
      'alt',
      { value: 85, uln: 40, baseline: 60 },
      '85 U/L is 1.417 times the baseline (60 U/L), which was above its own upper limit (40 U/L)',
    ],
    ['platelets', { value: 49, lln: 150 }, '49 10*9/L, lower limit of normal 150 10*9/L'],
    ['inr', { value: 3, baseline: 2, anticoagulated: true }, '3 is 1.5 times the baseline (2); on anticoagulants'],
  ] as const)('%s %o', (id, example, by) => {
    expect(grade(id, example)).toMatchObject({ gradable: true, by });
  });

  it('together with the name of the term', () => {
    expect(grade('albumin', { value: 3, lln: 3.5 }).term).toBe('Hypoalbuminemia');
    expect(grade('albumin', { value: 3 }).term).toBe('Hypoalbuminemia');
  });
});
