import { above, type Band, bandAgainst, bandOf, eitherOf, type Steps } from '../band.ts';
import type { CtcaeTerm, Judged } from '../ctcaeTerm.ts';
import type { GradingInput } from '../grade.ts';
import { timesText, valueText } from '../words.ts';

const UNIT = '{INR}';
const FIXED: Steps = [above(1.2), above(1.5), above(2.5)];
const byBaseline = (baseline: number): Steps => [above(baseline), above(1.5 * baseline), above(2.5 * baseline)];

/**
 * INR. The limits are fixed numbers, so no reference range is needed; under anticoagulation, which raises the INR on
 * purpose, they are multiples of the baseline. No grade 4.
 */
export const inr: CtcaeTerm = { name: 'INR increased', unit: UNIT, judge };

function judge({ result, baseline, anticoagulated }: GradingInput): Judged {
  const fixed = bandOf(result.value, FIXED);
  const fixedText = `${valueText(result.value, UNIT)} against the fixed limits 1.2, 1.5 and 2.5`;
  if (anticoagulated === false) return { band: fixed, by: `${fixedText}; not on anticoagulants` };
  const open = `whether the patient takes anticoagulants is not known: without them ${gradeText(fixed)}`;
  if ('missing' in baseline) {
    const needed = `counted from the baseline, and there is none: ${baseline.missing}`;
    return {
      because: anticoagulated ? `on anticoagulants the grade is ${needed}` : `${open}; with them it is ${needed}`,
    };
  }
  const multiple = bandAgainst(result.value, baseline.value, byBaseline);
  const multipleText = timesText(result.value, baseline.value, 'the baseline', UNIT);
  if (anticoagulated) return { band: multiple, by: `${multipleText}; on anticoagulants` };
  const band = eitherOf(fixed, multiple);
  if (band.low !== band.high) return { because: `${open}, with them ${gradeText(multiple)}` };
  return { band, by: `${fixedText}; ${multipleText}; the same grade with and without anticoagulants` };
}

const gradeText = ({ low, high }: Band): string => (low === high ? `grade ${low}` : `grade ${low} to ${high}`);
