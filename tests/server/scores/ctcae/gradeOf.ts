import { type Interval, point } from '../../../../server/chart/interval.ts';
import { ctcaeGrade } from '../../../../server/scores/ctcae/ctcaeGrade.ts';
import type { CtcaeGrade, GradedResult, GradingInput } from '../../../../server/scores/ctcae/grade.ts';
import type { GradedId } from '../../../../server/scores/ctcae/terms/index.ts';

/** A result as the tables of these tests write it: one range for both values unless the baseline has its own. */
export interface Example {
  readonly value: number | Interval;
  readonly uln?: number;
  readonly lln?: number;
  readonly baseline?: number | Interval;
  /** `null`: the baseline came without a range. */
  readonly baselineUln?: number | null;
  readonly anticoagulated?: boolean;
}

const interval = (value: number | Interval): Interval => (typeof value === 'number' ? point(value) : value);

function result(value: number | Interval, low: number | undefined, high: number | null | undefined): GradedResult {
  const referenceRange = { ...(low === undefined ? {} : { low }), ...(high == null ? {} : { high }) };
  return { value: interval(value), ...(Object.keys(referenceRange).length === 0 ? {} : { referenceRange }) };
}

export function input({ value, uln, lln, baseline, baselineUln, anticoagulated }: Example): GradingInput {
  return {
    result: result(value, lln, uln),
    baseline:
      baseline === undefined
        ? { missing: 'none is recorded' }
        : result(baseline, lln, baselineUln === undefined ? uln : baselineUln),
    ...(anticoagulated === undefined ? {} : { anticoagulated }),
  };
}

export const grade = (id: GradedId, example: Example): CtcaeGrade => ctcaeGrade(id, input(example));

/** The grade alone; the reason where there is none. */
export function gradeOf(id: GradedId, example: Example): number | string {
  const graded = grade(id, example);
  return graded.gradable ? graded.grade : graded.notGradable;
}
