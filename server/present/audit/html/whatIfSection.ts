import type { Adherence } from '../../../audit/adherence.ts';
import type { AuditReport } from '../../../audit/auditReport.ts';
import type { CaseFigures } from '../../../audit/caseFigures.ts';
import { escaped } from './escaped.ts';
import { groupHead, tallyCells } from './groupTable.ts';
import { openingNumber } from './numbers.ts';

/** The same cases under changed limits and look-backs, side by side with those in force. "" without any. */
export function whatIfSection({ overall, whatIf }: AuditReport, cases: readonly CaseFigures[]): string {
  if (whatIf.length === 0) return '';
  const numbers = (is: (each: CaseFigures) => boolean): readonly number[] =>
    cases.flatMap((each, index) => (is(each) ? [index + 1] : []));
  const inForce = (adherence: Adherence) => numbers((each) => each.adherence === adherence);
  const rows = whatIf.map(({ name, tally, changed }, index) => {
    const isChanged = ({ whatIf: found, adherence }: CaseFigures) => (found[index] ?? adherence) !== adherence;
    const behind = (wanted: Adherence) =>
      numbers(({ whatIf: found, adherence }) => (found[index] ?? adherence) === wanted);
    return `<tr><th scope="row">${escaped(name)}<td class="n" data-of="changed">${openingNumber(changed, numbers(isChanged))}${tallyCells(tally, behind)}</tr>`;
  });
  const first = `<tr><th scope="row">in force<td class="n" data-of="changed">–${tallyCells(overall, inForce)}</tr>`;
  return `<section id="what-if"><h2>What if</h2><p class="lead">The same cases under a changed limit or look-back, and how many come to something else.</p><table class="groups">${groupHead('Limits and look-backs', ['Changed'])}<tbody>${first}${rows.join('')}</tbody></table></section>`;
}
