import type { Answer } from '../chart/answer.ts';
import { countingAnswers } from '../chart/answersAt.ts';
import type { CriterionId } from '../criteria/criterionId.ts';
import type { Decision } from '../criteria/decision.ts';
import type { AuditCase } from './auditCase.ts';
import type { CaseEntries, Entered, Override } from './entered.ts';

/**
 * @param since ISO instant of the treatment before with the same therapy: what was decided before it was about that one.
 *   `null` when there was none
 */
export function caseEntries(
  { decidedAt, therapy, adherence, results }: AuditCase,
  answers: readonly Answer[],
  { decisions, overrides }: Entered,
  since: string | null,
): CaseEntries {
  const inTime = ({ at }: { readonly at: string }) =>
    Date.parse(at) <= Date.parse(decidedAt) && (since === null || Date.parse(at) > Date.parse(since));
  const decision = decisions.findLast((each) => inTime(each) && (each.about === 'all' || each.about === therapy));
  const notMet = results.filter(({ status }) => status === 'not-met').map(({ id }) => id);
  return {
    answers: countingAnswers(answers, decidedAt),
    decision: decision ?? null,
    override: adherence === 'not-adherent' && decision?.kind === 'against' ? overrideOf(decision, notMet) : null,
    cards: overrides.filter(inTime),
  };
}

const overrideOf = ({ against }: Decision, notMet: readonly CriterionId[]): Override =>
  notMet.every((id) => against.includes(id)) ? 'documented' : 'in-part';
