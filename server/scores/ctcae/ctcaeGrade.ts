import type { Interval } from '../../chart/interval.ts';
import type { CtcaeGrade, GradingInput } from './grade.ts';
import { CTCAE_TERMS, type GradedId } from './terms/index.ts';
import { valueText } from './words.ts';

/**
 * The CTCAE v5.0 grade of one laboratory result, or the reason it has none.
 *
 * Values, baseline and reference ranges in the unit of the term (`CTCAE_TERMS[id].unit`). A result is never graded by a
 * reference range other than its own. Limits are compared after rounding to six significant digits; lower limits are
 * exclusive, upper limits inclusive. Never throws.
 */
export function ctcaeGrade(id: GradedId, input: GradingInput): CtcaeGrade {
  const { name: term, unit, judge } = CTCAE_TERMS[id];
  const refuse = (because: string): CtcaeGrade => ({
    gradable: false,
    term,
    notGradable: `not gradable because ${because}`,
  });
  const odd = [input.result, input.baseline].find((each) => 'value' in each && !isPossible(each.value));
  if (odd) return refuse(`${'value' in odd ? valueText(odd.value, unit) : ''} is not a value a patient can have`);
  const judged = judge(input);
  if ('because' in judged) return refuse(judged.because);
  const { low, high } = judged.band;
  if (low === high) return { gradable: true, term, grade: low, by: judged.by };
  return refuse(`it may be any of grade ${low} to ${high}: ${judged.by}`);
}

/** Also of a range: part of it must be positive, and its ends in order. */
const isPossible = ({ low, high }: Interval): boolean => low <= high && high > 0 && low < Number.POSITIVE_INFINITY;
