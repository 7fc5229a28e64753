import type { Source } from '../../chart/fact.ts';
import type { Facts } from '../../chart/facts.ts';
import { DEFAULT_POLICY, type Policy } from '../../chart/policy.ts';
import type { Caution } from './caution.ts';
import type { Estimates } from './estimates.ts';
import { CAUTIONS } from './index.ts';
import { judgeQuestion } from './rules/judgeQuestion.ts';

/** A caution as it concerns one patient. */
export interface CautionResult {
  readonly caution: Caution;
  /** `information` does not depend on the chart. */
  readonly status: 'applies' | 'cannot-tell' | 'information';
  /** One sentence: what was found, or what cannot be told and why. */
  readonly because: string;
  readonly sources: readonly Source[];
}

/**
 * The cautions beyond the series for one patient, but for those that the site has switched off and those that a usable
 * value on the safe side clears. No part of any verdict.
 */
export function cautionsFor(
  facts: Facts,
  estimates: Estimates = {},
  { cautionsOff }: Pick<Policy, 'cautionsOff'> = DEFAULT_POLICY,
): readonly CautionResult[] {
  const on = CAUTIONS.filter(({ id }) => !cautionsOff.includes(id));
  return on.flatMap((caution) => resultOf(caution, facts, estimates) ?? []);
}

const FOR_EVERYBODY = 'shown for every patient: it does not depend on the chart';

function resultOf(caution: Caution, facts: Facts, estimates: Estimates): CautionResult | undefined {
  const { rule } = caution;
  if (rule.kind === 'information') return { caution, status: 'information', because: FOR_EVERYBODY, sources: [] };
  const { finding, because, sources } = judgeQuestion(rule, facts, estimates);
  return finding === 'clear' ? undefined : { caution, status: finding, because, sources };
}
