import { DEFAULT_POLICY, type Policy } from '../chart/policy.ts';
import type { CriteriaFacts } from '../chart/readFacts.ts';
import { evaluateCriterion } from './evaluateCriterion.ts';
import { worst } from './status.ts';
import { CRITERIA } from './therapies.ts';
import type { TherapyId } from './therapy.ts';
import type { Verdict } from './verdict.ts';

/**
 * The verdict of one therapy at `asOf` (ISO instant) under a site's policy: every criterion, and the worst of them as the whole. This is the one
 * way to a verdict: page, command, card and audit all come through here.
 */
export function evaluate(
  therapy: TherapyId,
  facts: CriteriaFacts,
  asOf: string,
  policy: Pick<Policy, 'limits'> = DEFAULT_POLICY,
): Verdict {
  const [first, ...rest] = CRITERIA[therapy];
  const head = evaluateCriterion(first, facts, asOf, policy);
  const tail = rest.map((criterion) => evaluateCriterion(criterion, facts, asOf, policy));
  const status = worst([head.status, ...tail.map((result) => result.status)]);
  return { therapy, asOf, status, results: [head, ...tail] };
}
