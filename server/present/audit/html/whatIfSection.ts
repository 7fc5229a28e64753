import type { Adherence } from '../../../audit/adherence.ts';
import type { AuditPlan } from '../../../audit/auditPlan.ts';
import type { AuditReport } from '../../../audit/auditReport.ts';
import type { CaseFigures } from '../../../audit/caseFigures.ts';
import { changesOf, scenario } from '../../../audit/whatIf.ts';
import { measuredInput } from '../../../chart/inputs/index.ts';
import type { Policy } from '../../../chart/policy.ts';
import { limitInForce } from '../../../criteria/limitInForce.ts';
import { limitText } from '../../../criteria/rules/number.ts';
import { CRITERIA } from '../../../criteria/therapies.ts';
import { whatIfOptions } from '../../auditRuns/runOptions.ts';
import { plainUnits } from '../../figure.ts';
import { escaped } from './escaped.ts';
import { groupHead, tallyCells } from './groupTable.ts';
import { openingNumber } from './numbers.ts';

/** The same cases under changed limits and look-backs, side by side with those in force. "" without any. */
export function whatIfSection({ overall, whatIf, plan }: AuditReport, cases: readonly CaseFigures[]): string {
  if (whatIf.length === 0) return '';
  const numbers = (is: (each: CaseFigures) => boolean): readonly number[] =>
    cases.flatMap((each, index) => (is(each) ? [index + 1] : []));
  const inForce = (adherence: Adherence) => numbers((each) => each.adherence === adherence);
  const rows = whatIf.map(({ name, tally, changed }, index) => {
    const isChanged = ({ whatIf: found, adherence }: CaseFigures) => (found[index] ?? adherence) !== adherence;
    const behind = (wanted: Adherence) =>
      numbers(({ whatIf: found, adherence }) => (found[index] ?? adherence) === wanted);
    return `<tr><th scope="row">${changesText(name, plan)}<td class="n" data-of="changed">${openingNumber(changed, numbers(isChanged))}${tallyCells(tally, behind)}</tr>`;
  });
  const first = `<tr><th scope="row">in force<td class="n" data-of="changed">–${tallyCells(overall, inForce)}</tr>`;
  return `<section id="what-if"><h2>What if</h2><p class="lead">The same cases under a changed limit or look-back, and how many come to something else.</p><table class="groups">${groupHead('Limits and look-backs', ['Changed'])}<tbody>${first}${rows.join('')}</tbody></table></section>`;
}

/** Each change of a scenario in words, with what is in force. */
function changesText(name: string, { policy, until }: AuditPlan): string {
  const changed = scenario(name, policy).policy;
  const asked = new Set(changesOf(name));
  const texts = whatIfOptions(policy, until)
    .filter(({ key }) => asked.has(key))
    .map(
      ({ key, label, now }) =>
        `${escaped(`${label}: ${changedText(key, changed, until)}`)}<br><span class="small">in force: ${escaped(now)}</span>`,
    );
  return texts.join('<br>');
}

/** "at most 1.5 mg/dL", "60 days" */
function changedText(key: string, policy: Policy, until: string): string {
  const criterion = Object.values(CRITERIA)
    .flat()
    .find(({ id }) => id === key);
  const inForce = criterion && limitInForce(criterion, until, policy);
  if (inForce && criterion.rule.kind === 'number')
    return plainUnits(limitText(inForce.limit, measuredInput(criterion.rule.input).unit));
  const days: Readonly<Record<string, number>> = policy.lookBackDays;
  return `${days[key.replace('lookback.', '')]} days`;
}
