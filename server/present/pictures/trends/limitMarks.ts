import type { Limit } from '../../../chart/limit.ts';
import type { MeasuredId } from '../../../chart/measuredInput.ts';
import type { Policy } from '../../../chart/policy.ts';
import type { Criterion } from '../../../criteria/criterion.ts';
import { type LimitInForce, limitInForce } from '../../../criteria/limitInForce.ts';
import { limitText } from '../../../criteria/rules/number.ts';
import { CRITERIA } from '../../../criteria/therapies.ts';
import { asksFor } from '../../criterionInfo.ts';

/** A line at a limit. */
export interface LimitMark {
  readonly at: number;
  /** "limit: at most 2", "site's limit: at most 1.5" */
  readonly label: string;
  readonly isOwn: boolean;
  /** On which side of its line the label stands, so that two do not meet. */
  readonly labelAbove: boolean;
}

/** The limits that criteria put on one number, in its unit. */
export interface TrendLimits {
  readonly marks: readonly LimitMark[];
  /** The limit that decides: the site's own where it has one; `null` for an input that no criterion reads. */
  readonly inForce: Limit | null;
  /** "at most 2 mg/dL", in the words of the page of criteria; `null` without a limit. */
  readonly words: string | null;
}

/** @param asOf ISO instant, which decides about the edition */
export function trendLimits(id: MeasuredId, asOf: string, policy: Policy): TrendLimits {
  const criterion = [...new Set(Object.values(CRITERIA).flat())].find((each) => readsNumber(each, id));
  const limits = criterion ? limitInForce(criterion, asOf, policy) : null;
  if (!criterion || !limits) return { marks: [], inForce: null, words: null };
  return { marks: marksOf(limits), inForce: limits.limit, words: asksFor(criterion, asOf, policy) };
}

const readsNumber = ({ rule }: Criterion, id: MeasuredId): boolean => rule.kind === 'number' && rule.input === id;

function marksOf({ limit, published }: LimitInForce): readonly LimitMark[] {
  if (!published) return linesAt(limit, 'limit', false, true);
  const ownAbove = limit.value > published.value;
  return [...linesAt(limit, "site's limit", true, ownAbove), ...linesAt(published, 'published', false, !ownAbove)];
}

/** A limit of two ends has two lines and one label. */
function linesAt(limit: Limit, whose: string, isOwn: boolean, labelAbove: boolean): readonly LimitMark[] {
  const line = { at: limit.value, label: `${whose}: ${limitText(limit, '1')}`, isOwn, labelAbove };
  return limit.operator === 'between' ? [line, { ...line, at: limit.low, label: '' }] : [line];
}
