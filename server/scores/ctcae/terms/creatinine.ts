import { above, anyUpTo, type Band, bandAgainst, bandOf, type Steps, worseOf } from '../band.ts';
import type { CtcaeTerm, Judged } from '../ctcaeTerm.ts';
import type { GradingInput } from '../grade.ts';
import { referenceLimit } from '../referenceLimit.ts';
import { timesText } from '../words.ts';

const UNIT = 'mg/dL';
const byRange = (limit: number): Steps => [above(limit), above(1.5 * limit), above(3 * limit), above(6 * limit)];
/** The baseline knows grades 2 and 3 only: what reaches grade 2 reaches grade 1 with it. */
const byBaseline = (baseline: number): Steps => [above(1.5 * baseline), above(1.5 * baseline), above(3 * baseline)];

/** Creatinine, mg/dL: graded against the upper limit of normal and against the baseline; the worse counts. */
export const creatinine: CtcaeTerm = { name: 'Creatinine increased', unit: UNIT, judge };

function judge({ result, baseline }: GradingInput): Judged {
  const upperLimit = referenceLimit(result.referenceRange, 'high');
  if (upperLimit === undefined) return { because: 'the result carries no upper reference limit' };
  const range = bandOf(result.value, byRange(upperLimit));
  const rangeText = timesText(result.value, upperLimit, 'the upper limit of normal', UNIT);
  if ('missing' in baseline) return withoutBaseline(range, rangeText, baseline.missing);
  const band = worseOf(range, bandAgainst(result.value, baseline.value, byBaseline));
  return {
    band,
    by: `${rangeText}; ${timesText(result.value, baseline.value, 'the baseline', UNIT)}; the worse counts`,
  };
}

/** The baseline gives grade 3 at most, so it is not needed where the range alone gives that. */
function withoutBaseline(range: Band, rangeText: string, missing: string): Judged {
  const band = worseOf(range, anyUpTo(3));
  if (band.low === band.high) return { band, by: `${rangeText}; no baseline, which could not make it worse` };
  return { because: `the grade also depends on the baseline, and there is none: ${missing}` };
}
