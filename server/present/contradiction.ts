import type { CriterionId } from '../criteria/criterionId.ts';
import type { Verdict } from '../criteria/verdict.ts';

/**
 * Two answers that cannot both be true, in words; `null` where there are none. The verdicts follow the answers, so whatever
 * shows them has to say so.
 */
export function contradictionOf(verdicts: readonly Verdict[]): string | null {
  const results = verdicts.flatMap((verdict) => verdict.results);
  const isYes = (id: CriterionId) => results.some((result) => result.id === id && result.status === 'met');
  return isYes('unresectable') && isYes('complete-removal-possible')
    ? 'Two answers contradict each other: that the liver metastases cannot be resected, and that all tumor can be removed completely. The verdicts follow both, until one of them is corrected.'
    : null;
}
