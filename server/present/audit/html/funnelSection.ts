import type { AuditReport } from '../../../audit/auditReport.ts';
import type { Count } from '../../../audit/tally.ts';
import { escaped } from './escaped.ts';
import { countText } from './numbers.ts';

/** From all patients read to the cases: how many are left after each step, and what was left out. */
export function funnelSection({ funnel, leftOut, undated, byPerformer }: AuditReport): string {
  const { patients, inPopulation, withCase, procedures, outside, cases } = funnel;
  const steps = [
    step('Patients read', patients, patients),
    step('of the population: leiomyosarcoma and a liver metastasis', inPopulation, patients),
    step('with a case in the period', withCase, patients),
  ];
  const notCounted = undated.map(({ reference, because }) => `${reference}: ${because}`);
  const notOurs = leftOut.map((each) => `Patient/${each.patientId}, ${each.procedure}, ${each.day}: ${each.because}`);
  const rows = [
    row('Liver procedures of the period, of patients who may be of the population', countText(procedures)),
    row(
      'Treatments left out: the patient was not, or not certainly, of the population then',
      opening(outside, notOurs, 'left-out'),
    ),
    row(
      'Cases (several codes of one treatment are one)',
      cases && byPerformer ? `<a href="#cases">${cases}</a>` : countText(cases),
    ),
    row(
      'Liver procedures of the population without a day, not counted',
      opening(funnel.undated, notCounted, 'undated'),
    ),
  ];
  return `<section id="counted"><h2>Who was counted</h2><table class="facts">${[...steps, ...rows].join('')}</table>${listed('left-out', 'Treatments left out', notOurs)}${listed('undated', 'Procedures without a day', notCounted)}</section>`;
}

/** More would bury the report; `summary.json` names all. */
const SHOWN = 500;

/** A number that leads to what it counts. */
const opening = (count: Count, named: readonly string[], id: string): string =>
  named.length === 0 ? countText(count) : `<a href="#${id}">${countText(count)}</a>`;

/** What a number counts, in words; "" for none. */
function listed(id: string, title: string, named: readonly string[]): string {
  if (named.length === 0) return '';
  const more = named.length > SHOWN ? `<li>and ${named.length - SHOWN} more: see summary.json` : '';
  const list = named.slice(0, SHOWN).map((each) => `<li>${escaped(each)}`);
  return `<details class="more" id="${id}"><summary>${title}: ${named.length}</summary><ul>${list.join('')}${more}</ul></details>`;
}

const row = (text: string, value: string, bar = ''): string =>
  `<tr><th scope="row">${text}${bar}<td class="n">${value}</tr>`;

/** A withheld number has no bar: its length would tell it. */
function step(text: string, count: Count, whole: Count): string {
  const isShown = count !== null && whole !== null && whole > 0;
  const width = isShown ? Number(((count / whole) * 100).toFixed(2)) : 0;
  const bar = `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="t" width="100" height="10"/><rect class="v" width="${width}" height="10"/></svg>`;
  return row(text, countText(count), isShown ? bar : '');
}
