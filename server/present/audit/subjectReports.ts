import type { Bundle, List, MeasureReport } from 'fhir/r4.js';
import type { Adherence } from '../../audit/adherence.ts';
import type { AuditReport } from '../../audit/auditReport.ts';
import type { CaseFigures } from '../../audit/caseFigures.ts';
import { type Tally, tallyOf } from '../../audit/tally.ts';
import { concept, GROUPS, POPULATIONS, type PopulationCode, population } from './measureCodes.ts';
import { populationCount, reportHead } from './measureReport.ts';

/** The audit with the patients of each population: a patient stands in it once for each case. */
export function subjectListMeasureReport({ plan }: AuditReport, cases: readonly CaseFigures[]): MeasureReport {
  const lists = POPULATIONS.map((code) =>
    list(
      code,
      cases.filter(({ adherence }) => isIn(code, adherence)),
    ),
  );
  const tally = tallyOf(cases.map(({ adherence }) => adherence));
  const populations = POPULATIONS.map((code) => ({
    code: population(code),
    count: populationCount(code, tally) ?? 0,
    subjectResults: { reference: `#${code}` },
  }));
  return {
    ...reportHead(plan),
    type: 'subject-list',
    contained: lists,
    group: [{ id: 'all', code: concept(GROUPS, 'all'), population: populations }],
  };
}

function isIn(code: PopulationCode, adherence: Adherence): boolean {
  if (code === 'numerator') return adherence === 'adherent';
  return code === 'denominator-exception' ? adherence === 'not-documented' : true;
}

const list = (id: string, cases: readonly CaseFigures[]): List => ({
  resourceType: 'List',
  id,
  status: 'current',
  mode: 'snapshot',
  ...(cases.length === 0
    ? { emptyReason: { text: 'no case' } }
    : { entry: cases.map(({ patientId }) => ({ item: { reference: `Patient/${patientId}` } })) }),
});

/** One MeasureReport for each patient with a case, in a Bundle. */
export function individualMeasureReports({ plan }: AuditReport, cases: readonly CaseFigures[]): Bundle {
  const byPatient = Map.groupBy(cases, ({ patientId }) => patientId);
  const entry = [...byPatient].map(([patientId, own]) => {
    const tally = tallyOf(own.map(({ adherence }) => adherence));
    return { resource: { ...individual(plan, tally), subject: { reference: `Patient/${patientId}` } } };
  });
  return { resourceType: 'Bundle', type: 'collection', entry };
}

function individual(plan: AuditReport['plan'], tally: Tally): MeasureReport {
  const populations = POPULATIONS.map((code) => ({ code: population(code), count: populationCount(code, tally) ?? 0 }));
  return {
    ...reportHead(plan),
    type: 'individual',
    group: [{ id: 'all', code: concept(GROUPS, 'all'), population: populations }],
  };
}
