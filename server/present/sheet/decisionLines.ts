import type { Decision } from '../../criteria/decision.ts';
import type { Assessment } from '../assessment.ts';
import { decisionRows } from '../decisions/decisionRows.ts';

/**
 * The decisions that stood at that moment, the newest first: person, time and the verdict it was made on, then the reason,
 * which is the part that may be cut.
 */
export function decisionLines(
  decisions: readonly Decision[],
  { asOf, policy, verdicts }: Assessment,
): readonly string[] {
  const made = decisions.filter(({ at }) => Date.parse(at) <= Date.parse(asOf));
  const { standing } = decisionRows(made, { asOf, zone: policy.timeZone, verdicts });
  return standing.map(
    ({ title, reason, made: by, verdictThen }) =>
      `${title}, ${by}. ${verdictThen}. Reason: ${reason.replaceAll(/\s+/g, ' ')}`,
  );
}
