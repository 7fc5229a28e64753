import { editionAt } from '../../criteria/criterion.ts';
import type { Decision, DecisionBasis } from '../../criteria/decision.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import type { Result, Verdict } from '../../criteria/verdict.ts';
import type { Assessment } from '../assessment.ts';
import type { DecisionEntry } from './decisionForm.ts';
import { verdictsAbout } from './inTheWay.ts';

/** A decision as it is kept: what was said, and what was known at that moment by which edition of the criteria. */
export function decisionRecord(
  entry: DecisionEntry,
  { asOf, verdicts }: Assessment,
  made: Pick<Decision, 'form' | 'at' | 'by' | 'appVersion'>,
): Decision {
  return { ...made, ...entry, asOf, basis: verdictsAbout(verdicts, entry.about).map(basisOf) };
}

function basisOf({ therapy, status, results, asOf }: Verdict): DecisionBasis {
  const editionOf = ({ id }: Result): string => {
    const criterion = CRITERIA[therapy].find((each) => each.id === id);
    if (!criterion) throw new TypeError(`${therapy} has no criterion ${id}`);
    return editionAt(criterion, asOf).effectiveFrom;
  };
  return {
    therapy,
    status,
    criteria: results.map((result) => ({ id: result.id, status: result.status, edition: editionOf(result) })),
  };
}
