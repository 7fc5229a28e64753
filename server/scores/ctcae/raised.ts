import type { Interval } from '../../chart/interval.ts';
import { sideOf } from '../../chart/limit.ts';
import { above, bandAgainst, bandOf, type Steps } from './band.ts';
import type { CtcaeTerm, Judged } from './ctcaeTerm.ts';
import type { GradingInput } from './grade.ts';
import { referenceLimit } from './referenceLimit.ts';
import { timesText, valueText } from './words.ts';

/** A value whose grades are multiples of the upper limit of normal, or of the baseline when that was abnormal. */
interface RaisedTerm {
  readonly name: string;
  readonly unit: string;
  readonly ifNormal: (upperLimit: number) => Steps;
  readonly ifAbnormal: (baseline: number) => Steps;
}

/** A term of that kind. Abnormal means above the baseline's own upper limit: a low value is not an increase. */
export const raised = (term: RaisedTerm): CtcaeTerm => ({
  name: term.name,
  unit: term.unit,
  judge: (input) => judge(term, input),
});

function judge(term: RaisedTerm, { result, baseline }: GradingInput): Judged {
  const upperLimit = referenceLimit(result.referenceRange, 'high');
  if (upperLimit === undefined) return { because: 'the result carries no upper reference limit' };
  if ('missing' in baseline) return { because: `there is no baseline: ${baseline.missing}` };
  const ownLimit = referenceLimit(baseline.referenceRange, 'high');
  if (ownLimit === undefined)
    return { because: 'the baseline carries no upper reference limit to say whether it was normal' };
  const side = sideOf(baseline.value, above(ownLimit));
  if (side === 'undecided')
    return { because: `the baseline ${valueText(baseline.value, term.unit)} does not say whether it was normal` };
  return side === 'keeps'
    ? afterNormal(term, result.value, baseline.value, upperLimit)
    : afterAbnormal(term, result.value, baseline.value, ownLimit);
}

function afterNormal(term: RaisedTerm, value: Interval, baseline: Interval, upperLimit: number): Judged {
  const times = timesText(value, upperLimit, 'the upper limit of normal', term.unit);
  const by = `${times}; the baseline (${valueText(baseline, term.unit)}) was normal`;
  return { band: bandOf(value, term.ifNormal(upperLimit)), by };
}

function afterAbnormal(term: RaisedTerm, value: Interval, baseline: Interval, ownLimit: number): Judged {
  const times = timesText(value, baseline, 'the baseline', term.unit);
  const by = `${times}, which was above its own upper limit (${valueText(ownLimit, term.unit)})`;
  return { band: bandAgainst(value, baseline, term.ifAbnormal), by };
}
