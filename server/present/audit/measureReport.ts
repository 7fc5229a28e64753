import type { MeasureReport, MeasureReportGroup } from 'fhir/r4.js';
import { ADHERENCES } from '../../audit/adherence.ts';
import type { AuditReport } from '../../audit/auditReport.ts';
import { ratesOf } from '../../audit/rate.ts';
import type { Count, Tally } from '../../audit/tally.ts';
import { adherenceMeasure, MEASURE_URL } from './measure.ts';
import { ADHERENCE_SYSTEM, concept, GROUPS, POPULATIONS, type PopulationCode, population } from './measureCodes.ts';

/** The counts of an audit as a FHIR R4 MeasureReport of type summary. A withheld count is `masked`. */
export function summaryMeasureReport(report: AuditReport): MeasureReport {
  return { ...reportHead(report.plan), type: 'summary', group: reportGroups(report) };
}

/** What every report of an audit says of itself. */
export function reportHead({ period: { from, to }, until }: AuditReport['plan']) {
  return {
    resourceType: 'MeasureReport' as const,
    status: 'complete' as const,
    measure: `${MEASURE_URL}|${adherenceMeasure().version}`,
    date: until,
    period: { start: from, end: to },
    improvementNotation: concept('http://terminology.hl7.org/CodeSystem/measure-improvement-notation', 'increase'),
  };
}

/** In the order of the Measure's groups. */
export const reportGroups = ({ overall, byTherapy, byCriterion }: AuditReport): MeasureReportGroup[] => [
  group('all', overall),
  ...[...byTherapy, ...byCriterion].map(({ id, tally }) => group(id, tally)),
];

function group(id: string, tally: Tally): MeasureReportGroup {
  const score = ratesOf(tally).documented;
  return {
    id,
    code: concept(GROUPS, id),
    population: POPULATIONS.map((code) => ({ code: population(code), ...count(populationCount(code, tally)) })),
    ...(score ? { measureScore: { value: Number(score.share.toFixed(6)) } } : {}),
    stratifier: [
      {
        code: [{ text: 'adherence' }],
        stratum: ADHERENCES.map((adherence) => ({
          value: concept(ADHERENCE_SYSTEM, adherence),
          population: [{ code: population('initial-population'), ...count(tally[adherence]) }],
        })),
      },
    ],
  };
}

export function populationCount(code: PopulationCode, tally: Tally): Count {
  switch (code) {
    case 'initial-population':
    case 'denominator':
      return tally.all;
    case 'denominator-exception':
      return tally['not-documented'];
    case 'numerator':
      return tally.adherent;
  }
}

const MASKED = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }],
};

const count = (value: Count) => (value === null ? { _count: MASKED } : { count: value });
