import { STATEMENTS } from '../chart/inputs/attestations.ts';
import { measuredInput } from '../chart/inputs/index.ts';
import { DEFAULT_POLICY, type Policy } from '../chart/policy.ts';
import type { CriteriaFacts } from '../chart/readFacts.ts';
import type { Criterion } from './criterion.ts';
import { type LimitInForce, limitInForce } from './limitInForce.ts';
import { judgeAttested } from './rules/attested.ts';
import { judgeHistology } from './rules/histology.ts';
import type { Judgement } from './rules/judgement.ts';
import { judgeLiverMetastasis } from './rules/liverMetastasis.ts';
import { judgeNumber, limitInForceText } from './rules/number.ts';
import type { Result } from './verdict.ts';

/** Reads one criterion, as in force at `asOf` (ISO instant) under a site's policy, against what is known of a patient. */
export function evaluateCriterion(
  criterion: Criterion,
  facts: CriteriaFacts,
  asOf: string,
  policy: Pick<Policy, 'limits'> = DEFAULT_POLICY,
): Result {
  const { finding, ...judged } = judge(criterion, facts, asOf, policy);
  const shared = { id: criterion.id, title: criterion.title, ...judged };
  if (finding === 'keeps') return { ...shared, status: 'met' };
  if (finding === 'unknown') return { ...shared, status: 'unknown' };
  return failing(criterion, shared, facts, limitInForce(criterion, asOf, policy));
}

function judge(criterion: Criterion, facts: CriteriaFacts, asOf: string, policy: Pick<Policy, 'limits'>): Judgement {
  const { rule } = criterion;
  switch (rule.kind) {
    case 'histology':
      return judgeHistology(facts.histology);
    case 'liver-metastasis':
      return judgeLiverMetastasis(facts['liver-metastasis']);
    case 'attested':
      return judgeAttested(facts[rule.input], STATEMENTS[rule.input]);
    case 'number': {
      const limit = limitInForce(criterion, asOf, policy);
      if (!limit) throw new TypeError(`criterion ${criterion.id} reads a number but its edition states no limit`);
      return judgeNumber(facts[rule.input], limit, measuredInput(rule.input));
    }
  }
}

/** A failing value is correctable, where the series says so, until a clinician says that it is not. */
function failing(
  { rule, correctable }: Criterion,
  shared: Omit<Result, 'status'>,
  facts: CriteriaFacts,
  inForce: LimitInForce | null,
): Result {
  if (!correctable || !inForce || rule.kind !== 'number') return { ...shared, status: 'not-met' };
  const answer = facts[correctable.input];
  const sources = answer.known ? [...shared.sources, ...answer.sources] : shared.sources;
  const action = `${correctable.action} ${limitInForceText(inForce, measuredInput(rule.input).unit)}`;
  if (!answer.known || answer.value) return { ...shared, sources, status: 'correctable', action };
  const because = `${shared.because}; a clinician answered that it cannot be corrected`;
  return { ...shared, status: 'not-met', because, sources };
}
