import { ADHERENCES, type Adherence } from '../../../audit/adherence.ts';
import type { Group } from '../../../audit/auditReport.ts';
import { type Rate, ratesOf } from '../../../audit/rate.ts';
import type { Count, Tally } from '../../../audit/tally.ts';
import { escaped } from './escaped.ts';
import { openingNumber, rateBar, rateText } from './numbers.ts';
import { ADHERENCE_WORDS, groupTitle } from './words.ts';

/** Which numbers of cases stand behind a count; empty in a shared report. */
export type CasesBehind = (group: string, adherence: Adherence) => readonly number[];

const RATES = ['Adherent of documented', 'Adherent of all'] as const;

/** The head of a table of groups. @param extra headings of columns between name and cases */
export const groupHead = (heading: string, extra: readonly string[] = []): string =>
  `<thead><tr>${[
    ...[heading, ...extra, 'Cases'],
    ...ADHERENCES.map((each) => `<span class="s ${each}">${ADHERENCE_WORDS[each]}</span>`),
  ]
    .map((each) => `<th scope="col">${each}`)
    .join('')}${RATES.map((each) => `<th scope="col" class="r">${each}`).join('')}</tr></thead>`;

/** A table of groups of cases: a line each, what they came to, and both rates with their intervals. */
export const groupTable = (
  heading: string,
  groups: readonly Group[],
  casesBehind: CasesBehind,
  idOf: (id: string) => string = () => '',
): string =>
  `<table class="groups">${groupHead(heading)}<tbody>${groups.map((group) => line(group, casesBehind, idOf(group.id))).join('')}</tbody></table>`;

function line({ id, name, tally }: Group, casesBehind: CasesBehind, anchor: string): string {
  const title = `<th scope="row"${anchor === '' ? '' : ` id="${anchor}"`}>${escaped(name || groupTitle(id))}`;
  return `<tr>${title}${tallyCells(tally, (adherence) => casesBehind(id, adherence))}</tr>`;
}

/** Cases, what they came to, and both rates. */
export function tallyCells(tally: Tally, behind: (adherence: Adherence) => readonly number[]): string {
  if (tally.all === 0) return '<td class="n z none" colspan="7">no case';
  const { documented, withUndocumented } = ratesOf(tally);
  const all = [...Uint32Array.from(ADHERENCES.flatMap(behind)).sort()];
  const cells = [
    countCell(tally.all, 'cases', all),
    ...ADHERENCES.map((each) => countCell(tally[each], ADHERENCE_WORDS[each], behind(each), each)),
    ...[documented, withUndocumented].map((rate, index) => rateCell(rate, RATES[index] ?? '')),
  ];
  return cells.join('');
}

/** A zero stands back. */
const countCell = (count: Count, title: string, cases: readonly number[], kind = ''): string =>
  `<td class="n ${count === 0 ? 'z' : kind}" data-of="${title}">${openingNumber(count, cases)}`;

const rateCell = (rate: Rate | null, title: string): string =>
  `<td class="r" data-of="${title}">${rateText(rate)}${rateBar(rate)}`;
