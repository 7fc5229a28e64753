import { type Interval, mapInterval } from '../../chart/interval.ts';
import { roundToSix } from '../../chart/units.ts';
import type { CtcaeGrade, GradedResult, GradingInput } from './grade.ts';
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
  const odd = impossible(input, unit);
  if (odd !== undefined) return refuse(odd);
  const judged = judge(rounded(input));
  if ('because' in judged) return refuse(judged.because);
  const { low, high } = judged.band;
  if (low === high) return { gradable: true, term, grade: low, by: judged.by };
  return refuse(`it may be any grade from ${low} to ${high}: ${judged.by}`);
}

/** Also of a range: part of it must be positive, and its ends in order. */
const isPossible = ({ low, high }: Interval): boolean => low <= high && high > 0 && low < Number.POSITIVE_INFINITY;

function impossible({ result, baseline }: GradingInput, unit: string): string | undefined {
  const sentence = (called: string, value: Interval) =>
    `${called} ${valueText(value, unit)} is none a patient can have`;
  if (!isPossible(result.value)) return sentence('the value', result.value);
  return 'missing' in baseline || isPossible(baseline.value) ? undefined : sentence('the baseline', baseline.value);
}

function rounded({ result, baseline, ...more }: GradingInput): GradingInput {
  const round = (each: GradedResult): GradedResult => ({ ...each, value: mapInterval(each.value, roundToSix) });
  return { ...more, result: round(result), baseline: 'missing' in baseline ? baseline : round(baseline) };
}
