import type { Facts } from '../chart/facts.ts';
import { evaluateCriterion } from './evaluateCriterion.ts';
import { worst } from './status.ts';
import { CRITERIA } from './therapies.ts';
import type { TherapyId } from './therapy.ts';
import type { Verdict } from './verdict.ts';

/**
 * The verdict of one therapy at `asOf` (ISO instant): every criterion, and the worst of them as the whole. This is the one
 * way to a verdict: page, command, card and audit all come through here.
 */
export function evaluate(therapy: TherapyId, facts: Facts, asOf: string): Verdict {
  const [first, ...rest] = CRITERIA[therapy];
  const head = evaluateCriterion(first, facts, asOf);
  const tail = rest.map((criterion) => evaluateCriterion(criterion, facts, asOf));
  const status = worst([head.status, ...tail.map((result) => result.status)]);
  return { therapy, asOf, status, results: [head, ...tail] };
}
