import type { AuditCase, CaseResult } from '../../../audit/auditCase.ts';
import type { Operator } from '../../../audit/operators.ts';
import { THERAPY_TITLES } from '../../../criteria/therapy.ts';
import { decisionText, OVERRIDE_WORDS, overrideText } from '../enteredWords.ts';
import { escaped } from './escaped.ts';
import { followUpLine } from './followUpLine.ts';
import { ADHERENCE_WORDS, KIND_WORDS, STATUS_WORDS } from './words.ts';

/** How one case came out and why, without its number: that is known only when all cases are. Begins inside `<h3>Case 17`. */
export function caseSection(each: AuditCase): string {
  const { kind, therapy, day, name, patientId, procedures, performers, adherence, because } = each;
  const references = procedures.map(({ reference }) => reference).join(', ');
  const judgedAs = therapy === null ? 'what all liver-directed therapies asked for' : THERAPY_TITLES[therapy];
  const by = performers.length > 0 ? `; by ${escaped(performers.map(performerText).join(', '))}` : '';
  return `: ${KIND_WORDS[kind]}, ${day}</h3><p><b class="s ${adherence}">${ADHERENCE_WORDS[adherence]}</b> ${escaped(because)}</p><p>Patient/${escaped(patientId)}; ${escaped(references)} (${escaped(name)})${by}. Decided ${decidedText(each)}. Read against: ${judgedAs}.</p><table><thead><tr><th scope="col">Criterion<th scope="col">Status<th scope="col">Value<th scope="col">Why</tr></thead><tbody>${each.results.map(row).join('')}</tbody></table>${enteredLines(each)}${followUpLine(each.followUp)}`;
}

/** As recorded with this case: another case may name the same person in another way. */
const performerText = ({ id, name }: Operator): string =>
  name === null || id === `name:${name}` ? (name ?? id) : `${name} (${id})`;

function decidedText({ decided, begins }: AuditCase): string {
  if (begins === 'on') return `${decided}, no time recorded: results of that day count`;
  return begins === 'at' ? decided : `${decided} at the latest: one of its codes carries no time`;
}

function row(result: CaseResult): string {
  const { title, status, because, sameDayOrderUnknown, sources } = result;
  const mark = sameDayOrderUnknown ? ' <i>same-day order unknown</i>' : '';
  const cited = sources.map(({ reference, recordedAt, asRecorded }) =>
    escaped([asRecorded, recordedAt, reference].filter(Boolean).join(', ')),
  );
  const read = [escaped(value(result)), limit(result)].filter(Boolean).join('<br>');
  const from = cited.length > 0 ? `<br><span class="small">${cited.join('<br>')}</span>` : '';
  return `<tr><th scope="row">${title}<td class="s ${status}">${STATUS_WORDS[status]}<td>${read}<td>${escaped(because)}${mark}${from}</tr>`;
}

const value = ({ value: found, comparator, unit }: CaseResult): string =>
  found === null
    ? ''
    : `${comparator ?? ''}${found === true ? 'yes' : found === false ? 'no' : found}${unitText(found, unit)}`;

const limit = ({ limit: required, publishedLimit, unit }: CaseResult): string => {
  if (typeof required !== 'number') return '';
  const published = publishedLimit === undefined ? '' : ` (published: ${publishedLimit})`;
  return `<span class="small">limit ${required}${unitText(required, unit)}${published}</span>`;
};

const unitText = (of: unknown, unit: string | null): string =>
  typeof of !== 'number' || unit === null || unit === '1' || unit.startsWith('{') ? '' : ` ${unit}`;

/** What was entered in the app before; answers stand among the values. */
function enteredLines({ entries }: AuditCase): string {
  if (!entries) return '';
  const { decision, override, cards } = entries;
  const decided = decision
    ? `Decision: ${decisionText(decision)}, by ${decision.by}, ${decision.at}: “${decision.reason}”${override ? `. ${capital(OVERRIDE_WORDS[override])}` : ''}`
    : 'No decision was documented here.';
  const lines = [decided, ...cards.map((card) => `Card overridden: ${overrideText(card)}`)];
  return lines.map((line) => `<p class="entered">${escaped(line)}</p>`).join('');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
