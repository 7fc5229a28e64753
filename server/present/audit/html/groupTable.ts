import { ADHERENCES, type Adherence } from '../../../audit/adherence.ts';
import type { Group } from '../../../audit/auditReport.ts';
import { ratesOf } from '../../../audit/rate.ts';
import { escaped } from './escaped.ts';
import { openingNumber, rateText } from './numbers.ts';
import { ADHERENCE_WORDS, groupTitle } from './words.ts';

/** Which numbers of cases stand behind a count; empty in a shared report. */
export type CasesBehind = (group: string, adherence: Adherence) => readonly number[];

/** A table of groups of cases: a line each, what they came to, and both rates. */
export function groupTable(
  caption: string,
  heading: string,
  groups: readonly Group[],
  casesBehind: CasesBehind,
): string {
  const head = [
    heading,
    'Cases',
    ...ADHERENCES.map((each) => ADHERENCE_WORDS[each]),
    'Adherent of documented',
    'Adherent of all',
  ];
  return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption><thead><tr>${head.map((each) => `<th scope="col">${each}`).join('')}</tr></thead><tbody>${groups.map((group) => line(group, casesBehind)).join('')}</tbody></table></div>`;
}

function line({ id, tally }: Group, casesBehind: CasesBehind): string {
  const { documented, withUndocumented } = ratesOf(tally);
  const counts = ADHERENCES.map((each) => `<td class="n">${openingNumber(tally[each], casesBehind(id, each))}`);
  const all = openingNumber(
    tally.all,
    ADHERENCES.flatMap((each) => casesBehind(id, each)).toSorted((a, b) => a - b),
  );
  return `<tr><th scope="row">${escaped(groupTitle(id))}<td class="n">${all}${counts.join('')}<td class="n">${rateText(documented)}<td class="n">${rateText(withUndocumented)}</tr>`;
}
