import type { AuditReport } from '../../../audit/auditReport.ts';
import type { CaseFigures } from '../../../audit/caseFigures.ts';
import type { Reading } from '../../../audit/reading.ts';
import { formatFhirDate, formatInstant } from '../../dates.ts';
import { casesOfGroups } from './casesOfGroups.ts';
import { controlChartFigure, monthAnchor } from './controlChart.ts';
import { enteredSection } from './enteredSection.ts';
import { escaped } from './escaped.ts';
import { followUpSection } from './followUpSection.ts';
import { funnelSection } from './funnelSection.ts';
import { groupTable } from './groupTable.ts';
import { WITHHELD } from './numbers.ts';
import { overviewSection } from './overviewSection.ts';
import { readingSection } from './readingSection.ts';
import { rulesSection } from './rulesSection.ts';
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
  const unordered = cases.flatMap(({ sameDayOrderUnknown }, index) => (sameDayOrderUnknown ? [index + 1] : []));
  const byMonth = groupTable('Month', report.byMonth, behind.month, monthAnchor);
  const sections = [
    overviewSection(report, (adherence) => behind.overall('all cases', adherence), unordered),
    funnelSection(report),
    section('therapy', 'By therapy', groupTable('Therapy', report.byTherapy, behind.therapy)),
    section(
      'criterion',
      'By criterion',
      groupTable('Criterion', report.byCriterion, behind.criterion) + rulesSection(policy, until),
    ),
    section('month', 'By month of the decision', byMonth + controlChartFigure(report)),
    report.byPerformer
      ? section('performer', 'By performer', PERFORMERS + groupTable('Performer', report.byPerformer, behind.performer))
      : '',
    followUpSection(report, cases),
    enteredSection(report.entered, cases),
    whatIfSection(report, cases),
    readingSection(reading, isShared),
  ];
  const [from, to] = [period.from, period.to].map((day) => formatFhirDate(day, policy.timeZone));
  const title = `Adherence to published criteria, ${from} to ${to}`;
  const about = `Completed liver-directed and resection procedures on patients with leiomyosarcoma and a liver metastasis, each read against the criteria of published series with what was known before it began. Days are those of ${escaped(policy.timeZone)}; follow-up until ${escaped(formatInstant(until, policy.timeZone))}. Criteria of published series are not recommendations.`;
  const shared = isShared ? `<p><b>${WITHHELD}</b> Cases and performers are left out.</p>` : '';
  const end = isShared
    ? ''
    : '<section id="cases"><h2>Cases</h2><p class="lead">In the order of their decisions; every number of cases above opens to them.</p></section>';
  const body = sections.join('\n') + end;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><header><h1>${title}</h1><p>${about}</p>${shared}${contents(body)}</header><main>${body}\n`;
}

const PERFORMERS =
  '<p class="lead">A case with several performers counts for each of them, so that the lines may sum to more than all cases. Who is recorded with a function in anesthesia, nursing, assistance or imaging technology is left out where somebody else is recorded, too.</p>';

export const AUDIT_PAGE_END = '</main></body></html>\n';

/** Stands before the `caseSection` of a case. */
export const caseStart = (number: number): string => `<section class="case" id="c${number}"><h3>Case ${number}`;

export const CASE_END = '</section>\n';

const section = (id: string, title: string, content: string): string =>
  `<section id="${id}"><h2>${title}</h2>${content}</section>`;

/** Links to the sections that are there. */
function contents(body: string): string {
  const found = [...body.matchAll(/<section id="([a-z-]+)"><h2>([^<]+)<\/h2>/g)];
  return `<nav aria-label="Contents"><ul>${found.map(([, id, title]) => `<li><a href="#${id}">${title}</a>`).join('')}</ul></nav>`;
}
