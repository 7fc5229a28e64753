import type { List, MeasureReport, MeasureReportGroup } from 'fhir/r4.js';
import type { Adherence } from '../../audit/adherence.ts';
import type { AuditReport } from '../../audit/auditReport.ts';
import type { CaseFigures } from '../../audit/caseFigures.ts';
import { tallyOf } from '../../audit/tally.ts';
import { POPULATIONS, type PopulationCode } from './measureCodes.ts';
import { GROUP_IDS, type Member, membersOf } from './measureGroups.ts';
import { reportGroup, reportHead } from './measureReport.ts';

/** The audit with the patients of each population: a patient stands in it once for each case. */
export function subjectListMeasureReport({ plan }: AuditReport, cases: readonly CaseFigures[]): MeasureReport {
  const members = membersOf(cases);
  const groups = GROUP_IDS.map((id) => ({ id, own: members.get(id) ?? [] }));
  return {
    ...reportHead(plan),
    type: 'subject-list',
    contained: groups.flatMap(({ id, own }) => POPULATIONS.map((code) => list(`${id}-${code}`, own, code))),
    group: groups.map(({ id, own }) => withLists(reportGroup(id, tallyOf(own.map(({ adherence }) => adherence))))),
  };
}

/** FHIR allows a report of this type to say who stands behind every count. */
const withLists = ({ population = [], ...group }: MeasureReportGroup): MeasureReportGroup => ({
  ...group,
  population: population.map((each, index) => ({
    ...each,
    subjectResults: { reference: `#${group.id}-${POPULATIONS[index]}` },
  })),
});

function list(id: string, members: readonly Member[], code: PopulationCode): List {
  const own = members.filter(({ adherence }) => isIn(code, adherence));
  const listed =
    own.length === 0
      ? { emptyReason: { text: 'no case' } }
      : { entry: own.map(({ patientId }) => ({ item: { reference: `Patient/${patientId}` } })) };
  return { resourceType: 'List', id, status: 'current', mode: 'snapshot', ...listed };
}

function isIn(code: PopulationCode, adherence: Adherence): boolean {
  if (code === 'numerator') return adherence === 'adherent';
  return code === 'denominator-exception' ? adherence === 'not-documented' : true;
}

/**
 * A Bundle with one MeasureReport for each patient with a case, as the parts of its JSON: all of them together may be too
 * large for one text. A report has the groups that the patient has a case of.
 */
export function* individualMeasureReports({ plan }: AuditReport, cases: readonly CaseFigures[]): Generator<string> {
  yield '{"resourceType":"Bundle","type":"collection"';
  let before = ',"entry":[\n';
  for (const [patientId, own] of Map.groupBy(cases, (each) => each.patientId)) {
    yield `${before}${JSON.stringify({ resource: individual(plan, patientId, own) })}`;
    before = ',\n';
  }
  yield cases.length === 0 ? '}\n' : '\n]}\n';
}

function individual(plan: AuditReport['plan'], patientId: string, cases: readonly CaseFigures[]): MeasureReport {
  const members = membersOf(cases);
  const own = GROUP_IDS.filter((id) => members.has(id));
  return {
    ...reportHead(plan),
    type: 'individual',
    subject: { reference: `Patient/${patientId}` },
    group: own.map((id) => reportGroup(id, tallyOf((members.get(id) ?? []).map(({ adherence }) => adherence)))),
    evaluatedResource: cases.flatMap(({ procedure, more = [] }) =>
      [procedure, ...more].map((reference) => ({ reference })),
    ),
  };
}
