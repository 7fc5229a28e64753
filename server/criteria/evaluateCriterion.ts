import { STATEMENTS } from '../chart/inputs/attestations.ts';
import { measuredInput } from '../chart/inputs/index.ts';
import { DEFAULT_POLICY, type Policy } from '../chart/policy.ts';
import type { CriteriaFacts } from '../chart/readFacts.ts';
import type { Criterion } from './criterion.ts';
import { type LimitInForce, limitInForce } from './limitInForce.ts';
import { judgeAttested } from './rules/attested.ts';
import { judgeHistology } from './rules/histology.ts';
import type { Judgement, Told } from './rules/judgement.ts';
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
  const { finding, told } = judge(criterion, facts, asOf, policy);
  const { id, title } = criterion;
  if (finding === 'keeps') return { ...told, id, title, status: 'met' };
  if (finding === 'unknown') return { ...told, id, title, status: 'unknown' };
  return failing(criterion, told, facts, limitInForce(criterion, asOf, policy));
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
  { id, title, rule, correctable }: Criterion,
  told: Told,
  facts: CriteriaFacts,
  inForce: LimitInForce | null,
): Result {
  if (!correctable || !inForce || rule.kind !== 'number') return { ...told, id, title, status: 'not-met' };
  const answer = facts[correctable.input];
  const sources = answer.known ? [...told.sources, ...answer.sources] : told.sources;
  const action = `${correctable.action} ${limitInForceText(inForce, measuredInput(rule.input).unit)}`;
  if (!answer.known || answer.value) return { ...told, id, title, sources, status: 'correctable', action };
  const because = `${told.because}; a clinician answered that it cannot be corrected`;
  return { ...told, id, title, status: 'not-met', because, sources };
}
