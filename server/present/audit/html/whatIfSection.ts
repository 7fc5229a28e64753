import { ADHERENCES } from '../../../audit/adherence.ts';
import type { AuditReport } from '../../../audit/auditReport.ts';
import type { CaseFigures } from '../../../audit/caseFigures.ts';
import { ratesOf } from '../../../audit/rate.ts';
import type { Tally } from '../../../audit/tally.ts';
import { escaped } from './escaped.ts';
import { countText, openingNumber, rateText } from './numbers.ts';
import { ADHERENCE_WORDS } from './words.ts';

/** The same cases under changed limits and look-backs, side by side with those in force. */
export function whatIfSection({ overall, whatIf }: AuditReport, cases: readonly CaseFigures[]): string {
  if (whatIf.length === 0) return '';
  const line = (title: string, tally: Tally, changed: string): string => {
    const { documented, withUndocumented } = ratesOf(tally);
    const counts = ADHERENCES.map((each) => `<td class="n">${countText(tally[each])}`);
    return `<tr><th scope="row">${escaped(title)}<td class="n">${changed}${counts.join('')}<td class="n">${rateText(documented)}<td class="n">${rateText(withUndocumented)}</tr>`;
  };
  const changedCases = (scenario: number): readonly number[] =>
    cases.flatMap((each, index) => (each.whatIf[scenario] === each.adherence ? [] : [index + 1]));
  const head = [
    'Limits and look-backs',
    'Cases changed',
    ...ADHERENCES.map((each) => ADHERENCE_WORDS[each]),
    'Adherent of documented',
    'Adherent of all',
  ];
  const rows = whatIf.map(({ name, tally, changed }, index) =>
    line(name, tally, openingNumber(changed, changedCases(index))),
  );
  return `<h2>What if</h2><div class="wide" tabindex="0" role="region" aria-label="What if"><table><thead><tr>${head.map((each) => `<th scope="col">${each}`).join('')}</tr></thead><tbody>${line('in force', overall, '')}${rows.join('')}</tbody></table></div>`;
}
