import { measuredInput } from '../../../chart/inputs/index.ts';
import type { Policy } from '../../../chart/policy.ts';
import type { Criterion } from '../../../criteria/criterion.ts';
import { limitInForce } from '../../../criteria/limitInForce.ts';
import { limitInForceText } from '../../../criteria/rules/number.ts';
import { CRITERIA } from '../../../criteria/therapies.ts';
import { escaped } from './escaped.ts';

/** What cases were judged by at the end of the audited period: the limit of each criterion, how old a value may be, and where it comes from. */
export function rulesSection(policy: Policy, until: string): string {
  const rows = [...new Set(Object.values(CRITERIA).flat())].map((criterion) => row(criterion, policy, until));
  return `<details class="more"><summary>Limits and look-backs in force</summary><table class="stack"><thead><tr><th scope="col">Criterion<th scope="col">Limit<th scope="col">A value counts for<th scope="col">Source</tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

function row(criterion: Criterion, policy: Policy, until: string): string {
  const { title, rule, editions } = criterion;
  const inForce = limitInForce(criterion, until, policy);
  const cited = editions[0].citations.map(({ label }) => label);
  const limit = rule.kind === 'number' && inForce ? limitInForceText(inForce, measuredInput(rule.input).unit) : 'yes';
  return `<tr><th scope="row">${escaped(title)}<td>${escaped(limit)}<td>${lookBackOf(criterion, policy)}<td class="small">${escaped([...new Set(cited)].join('; '))}</tr>`;
}

function lookBackOf({ rule }: Criterion, { lookBackDays }: Policy): string {
  if (rule.kind === 'attested') return `${lookBackDays.attestation} days (site policy)`;
  const lookBack = rule.kind === 'number' ? measuredInput(rule.input).lookBack : undefined;
  return lookBack === undefined ? 'always' : `${lookBackDays[lookBack]} days (site policy)`;
}
