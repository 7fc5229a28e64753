import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measuredInput } from '../../../../server/chart/inputs/index.ts';
import { type Interval, point } from '../../../../server/chart/interval.ts';
import { ctcaeGrade } from '../../../../server/scores/ctcae/ctcaeGrade.ts';
import type { GradingInput } from '../../../../server/scores/ctcae/grade.ts';
import { CTCAE_TERMS, GRADED_IDS } from '../../../../server/scores/ctcae/terms/index.ts';
import { input } from './gradeOf.ts';

const FALLING = ['platelets', 'albumin'];
const RUNS = { numRuns: 10_000 };

const id = fc.constantFrom(...GRADED_IDS);
/** Tenths, so that limits are hit often and steps of real laboratories are met. */
const amount = fc.integer({ min: 1, max: 4000 }).map((tenths) => tenths / 10);
const around = fc.record(
  { uln: amount, baseline: amount, baselineUln: amount, anticoagulated: fc.boolean() },
  { requiredKeys: [] },
);

describe('CTCAE grades, always', () => {
  it('never fall when the value gets worse', () => {
    fc.assert(
      fc.property(id, amount, amount, around, (term, a, b, { uln, ...more }) => {
        const [better, worse] = FALLING.includes(term)
          ? [Math.max(a, b), Math.min(a, b)]
          : [Math.min(a, b), Math.max(a, b)];
        const limits = uln === undefined ? {} : FALLING.includes(term) ? { lln: uln } : { uln };
        const first = ctcaeGrade(term, input({ ...limits, ...more, value: better }));
        const second = ctcaeGrade(term, input({ ...limits, ...more, value: worse }));
        if (first.gradable && second.gradable) expect(second.grade).toBeGreaterThanOrEqual(first.grade);
      }),
      RUNS,
    );
  });

  it('are never given without the reference range of the result itself, INR excepted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...GRADED_IDS.filter((each) => each !== 'inr')),
        amount,
        around,
        (term, value, more) => {
          const { uln: _, baselineUln = 1, ...rest } = more;
          expect(ctcaeGrade(term, input({ ...rest, baselineUln, value })).gradable).toBe(false);
        },
      ),
      RUNS,
    );
  });

  it('of a range are those of every value in it', () => {
    fc.assert(
      fc.property(
        id,
        amount,
        amount,
        amount,
        fc.double({ min: 0, max: 1, noNaN: true }),
        around,
        (term, low, width, uln, at, more) => {
          const range: Interval = { ...point(low), high: low + width };
          const limits = FALLING.includes(term) ? { lln: uln } : { uln };
          const whole = ctcaeGrade(term, input({ ...more, ...limits, value: range }));
          const inside = ctcaeGrade(term, input({ ...more, ...limits, value: low + at * width }));
          if (whole.gradable) expect(inside).toMatchObject({ gradable: true, grade: whole.grade });
        },
      ),
      RUNS,
    );
  });

  it('of an INR of which nothing is known about anticoagulants are those of both answers', () => {
    fc.assert(
      fc.property(amount, amount, (value, baseline) => {
        const open = ctcaeGrade('inr', input({ value, baseline }));
        for (const anticoagulated of [true, false])
          if (open.gradable)
            expect(ctcaeGrade('inr', input({ value, baseline, anticoagulated }))).toMatchObject({ grade: open.grade });
      }),
      RUNS,
    );
  });

  it('are a whole number from 0 to 4, or a reason; whatever the numbers, nothing is thrown', () => {
    const any = fc.oneof(fc.double(), amount);
    const interval = fc.record({ low: any, high: any, lowOpen: fc.boolean(), highOpen: fc.boolean() });
    const result = fc.record({ value: interval, referenceRange: fc.record({ low: any, high: any }) });
    const baseline = fc.oneof(result, fc.constant({ missing: 'none' }));
    const grading: fc.Arbitrary<GradingInput> = fc.record({ result, baseline });
    fc.assert(
      fc.property(id, grading, (term, given) => {
        const graded = ctcaeGrade(term, given);
        if (graded.gradable) expect([0, 1, 2, 3, 4]).toContain(graded.grade);
        else expect(graded.notGradable).toMatch(/^not gradable because \S/);
        if (['inr', 'albumin'].includes(term)) expect(graded).not.toMatchObject({ grade: 4 });
      }),
      RUNS,
    );
  });

  it.each(GRADED_IDS)('%s is graded in the unit in which the chart reads it', (term) => {
    expect(CTCAE_TERMS[term].unit).toBe(measuredInput(term).unit);
  });
});
