import type { AuditReport } from '../../../audit/auditReport.ts';
import type { Count } from '../../../audit/tally.ts';
import { escaped } from './escaped.ts';
import { countText } from './numbers.ts';

/** From all patients read to the cases: how many are left after each step, and what was left out. */
export function funnelSection({ funnel, undated, byPerformer }: AuditReport): string {
  const { patients, inPopulation, withCase, procedures, outside, cases } = funnel;
  const steps = [
    step('Patients read', patients, patients),
    step('of the population: leiomyosarcoma and a liver metastasis', inPopulation, patients),
    step('with a case in the period', withCase, patients),
  ];
  const named = undated.map(({ reference, because }) => `<li>${escaped(`${reference}: ${because}`)}`).join('');
  const notCounted =
    named === ''
      ? countText(funnel.undated)
      : `<details><summary>${countText(funnel.undated)}</summary><ul class="k">${named}</ul></details>`;
  const rows = [
    row('Liver procedures of the period, of patients who may be of the population', countText(procedures)),
    row('Treatments left out: the patient was not, or not certainly, of the population then', countText(outside)),
    row(
      'Cases (several codes of one treatment are one)',
      cases && byPerformer ? `<a href="#cases">${cases}</a>` : countText(cases),
    ),
    row('Liver procedures of the population without a day, not counted', notCounted),
  ];
  return `<section id="counted"><h2>Who was counted</h2><table class="facts">${[...steps, ...rows].join('')}</table></section>`;
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
