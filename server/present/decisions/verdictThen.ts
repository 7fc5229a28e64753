import type { Decision, DecisionBasis } from '../../criteria/decision.ts';
import type { Verdict } from '../../criteria/verdict.ts';
import { formatFhirDate } from '../dates.ts';
import { statusMark } from '../statusMark.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';

/**
 * The verdicts a decision was made on, and whether they are today's: "Verdict then: met, as of 15 Jan 2026, 09:59; differs
 * from today's: not met". Where a therapy has the same status by other criteria, those are named.
 *
 * @param today the verdicts of the moment of the page
 */
export function verdictThen({ basis, asOf }: Decision, today: readonly Verdict[], zone: string): string {
  const isOne = basis.length === 1;
  const nameOf = ({ therapy }: DecisionBasis) => (isOne ? '' : `${THERAPY_LABELS[therapy].short} `);
  const then = basis.map((each) => `${nameOf(each)}${statusMark(each.status).word}`).join(', ');
  const changes = basis.flatMap((each) => {
    const now = today.find(({ therapy }) => therapy === each.therapy);
    const change = now ? changeOf(each, now) : null;
    return change === null ? [] : [`${nameOf(each)}${change}`];
  });
  const differs = changes.length === 0 ? '' : `; differs from today’s: ${changes.join(', ')}`;
  return `${isOne ? 'Verdict' : 'Verdicts'} then: ${then}, as of ${formatFhirDate(asOf, zone)}${differs}`;
}

/** "not met"; "unknown, but INR now met" where only criteria have changed; `null` when nothing has. */
function changeOf(then: DecisionBasis, now: Verdict): string | null {
  const { word } = statusMark(now.status);
  if (then.status !== now.status) return word;
  const changed = now.results.filter(
    ({ id, status }) => then.criteria.find((each) => each.id === id)?.status !== status,
  );
  if (changed.length === 0) return null;
  return `${word}, but ${changed.map(({ title, status }) => `${title} now ${statusMark(status).word}`).join(' and ')}`;
}
