import type { CriterionId } from '../../criteria/criterionId.ts';
import type { Decision } from '../../criteria/decision.ts';
import type { Result, Verdict } from '../../criteria/verdict.ts';

/** The verdicts that a decision is about. */
export const verdictsAbout = (verdicts: readonly Verdict[], about: Decision['about']): readonly Verdict[] =>
  verdicts.filter(({ therapy }) => about === 'all' || therapy === about);

/** The criteria that keep a therapy, or any of all, from being met. */
export function inTheWay(verdicts: readonly Verdict[], about: Decision['about']): readonly CriterionId[] {
  const results: readonly Result[] = verdictsAbout(verdicts, about).flatMap((verdict) => verdict.results);
  return [...new Set(results.filter(({ status }) => status !== 'met').map(({ id }) => id))];
}
