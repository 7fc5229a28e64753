import type { AuditReport } from '../../../audit/auditReport.ts';
import type { CaseFigures } from '../../../audit/caseFigures.ts';
import type { Reading } from '../../../audit/reading.ts';
import { controlChart } from '../summary.ts';
import { casesOfGroups } from './casesOfGroups.ts';
import { controlChartFigure } from './controlChart.ts';
import { enteredSection } from './enteredSection.ts';
import { escaped } from './escaped.ts';
import { followUpSection } from './followUpSection.ts';
import { groupTable } from './groupTable.ts';
import { countText, WITHHELD } from './numbers.ts';
import { readingSection } from './readingSection.ts';
import { STYLE } from './style.ts';
import { whatIfSection } from './whatIfSection.ts';

/**
 * `index.html` up to the cases: a whole page in one file that needs no script.
 *
 * @param cases in the order of their numbers; empty in a report to be shared
 */
export function auditPageHead(
  report: AuditReport,
  cases: readonly CaseFigures[],
  reading: Reading,
  isShared: boolean,
): string {
  const { period, policy, until } = report.plan;
  const behind = casesOfGroups(cases);
  const title = `Adherence to published criteria, ${period.from} to ${period.to}`;
  const parts = [
    `<h1>${title}</h1>`,
    `<p>Completed liver-directed and resection procedures on patients with leiomyosarcoma and a liver metastasis, each read against the criteria of published series with what was known before it began. Days are those of ${escaped(policy.timeZone)}; follow-up until ${until}. Criteria of published series are not recommendations.</p>`,
    isShared ? `<p><b>${WITHHELD}</b> Cases and performers are left out.</p>` : '',
    funnel(report),
    groupTable('All cases', '', [{ id: 'all cases', tally: report.overall }], behind.overall),
    `<p>Marked "same-day order unknown": ${countText(report.sameDayOrderUnknown)}. A case with an unknown criterion is not documented: it counts neither as adherent nor as not adherent. Rates carry exact 95% intervals (Clopper-Pearson).</p>`,
    groupTable('By therapy', 'Therapy', report.byTherapy, behind.therapy),
    groupTable('By criterion', 'Criterion', report.byCriterion, behind.criterion),
    groupTable('By month of the decision', 'Month', report.byMonth, behind.month),
    controlChartFigure(controlChart(report)),
    report.byPerformer ? groupTable('By performer', 'Performer', report.byPerformer, behind.performer) : '',
    followUpSection(report.followUp, cases),
    enteredSection(report.entered, cases),
    whatIfSection(report, cases),
    readingSection(reading, isShared),
    isShared ? '' : '<h2>Cases</h2>',
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main>${parts.join('\n')}\n`;
}

export const AUDIT_PAGE_END = '</main></body></html>\n';

/** @param section of `caseSection` */
export const numberedCase = (number: number, section: string): string =>
  `<section class="case" id="c${number}"><h3>Case ${number}${section}</section>\n`;

function funnel({
  funnel: { patients, inPopulation, withCase, procedures, outside, cases, undated },
}: AuditReport): string {
  const steps: readonly (readonly [string, number | null])[] = [
    ['Patients read', patients],
    ['of the population', inPopulation],
    ['with a case in the period', withCase],
    ['Liver procedures of the period, of patients who may be of the population', procedures],
    ['treatments left out: not, or not certainly, of the population then', outside],
    ['Cases (several codes of one treatment are one)', cases],
    ['Liver procedures of the population without a day, not counted', undated],
  ];
  const rows = steps.map(([text, count]) => `<tr><th scope="row">${text}<td class="n">${countText(count)}</tr>`);
  return `<h2>Who was counted</h2><table>${rows.join('')}</table><h2>Adherence</h2>`;
}
