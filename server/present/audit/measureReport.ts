import type { MeasureReport, MeasureReportGroup } from 'fhir/r4.js';
import { ADHERENCES } from '../../audit/adherence.ts';
import type { AuditReport } from '../../audit/auditReport.ts';
import { ratesOf } from '../../audit/rate.ts';
import type { Count, Tally } from '../../audit/tally.ts';
import { DEFAULT_POLICY, type Policy } from '../../chart/policy.ts';
import { adherenceMeasure, MEASURE_URL } from './measure.ts';
import {
  ADHERENCE_SYSTEM,
  BY_ADHERENCE,
  concept,
  GROUPS,
  POPULATIONS,
  type PopulationCode,
  population,
} from './measureCodes.ts';

/** The counts of an audit as a FHIR R4 MeasureReport of type summary. A withheld count is `masked`. */
export function summaryMeasureReport(report: AuditReport): MeasureReport {
  return { ...reportHead(report.plan), type: 'summary', group: reportGroups(report) };
}

/** What every report of an audit says of itself. */
export function reportHead({ period: { from, to }, until, policy }: AuditReport['plan']) {
  const own = ownLimits(policy);
  return {
    resourceType: 'MeasureReport' as const,
    ...(own.length > 0 ? { text: narrative(own) } : {}),
    status: 'complete' as const,
    measure: `${MEASURE_URL}|${adherenceMeasure().version}`,
    date: until,
    period: { start: from, end: to },
    improvementNotation: concept('http://terminology.hl7.org/CodeSystem/measure-improvement-notation', 'increase'),
  };
}

/** What a site changed of the limits and look-backs that the Measure states, as scenarios are written. */
const ownLimits = ({ limits, lookBackDays }: Policy): readonly string[] => [
  ...Object.entries(limits).map(([name, value]) => `${name}=${value}`),
  ...Object.entries(lookBackDays)
    .filter(([kind, days]) => days !== DEFAULT_POLICY.lookBackDays[kind as keyof Policy['lookBackDays']])
    .map(([kind, days]) => `lookback.${kind}=${days}`),
];

/** The Measure alone would say that the published limits were applied. */
const narrative = (own: readonly string[]) => ({
  status: 'additional' as const,
  div: `<div xmlns="http://www.w3.org/1999/xhtml">Limits and look-backs of the site’s own were in force: ${own.join(', ')}.</div>`,
});

/** In the order of the Measure's groups. */
const reportGroups = ({ overall, byTherapy, byCriterion }: AuditReport): MeasureReportGroup[] => [
  reportGroup('all', overall),
  ...[...byTherapy, ...byCriterion].map(({ id, tally }) => reportGroup(id, tally)),
];

/** Populations, score and strata of some of the cases. */
export function reportGroup(id: string, tally: Tally): MeasureReportGroup {
  const score = ratesOf(tally).documented;
  return {
    id,
    code: concept(GROUPS, id),
    population: populations(tally),
    ...(score ? { measureScore: { value: Number(score.share.toFixed(6)) } } : {}),
    stratifier: [
      {
        code: [BY_ADHERENCE],
        stratum: ADHERENCES.map((adherence) => ({
          value: concept(ADHERENCE_SYSTEM, adherence),
          population: populations({ ...NONE, [adherence]: tally[adherence], all: tally[adherence] }),
        })),
      },
    ],
  };
}

const NONE: Tally = { adherent: 0, correctable: 0, 'not-adherent': 0, 'not-documented': 0, all: 0 };

const populations = (tally: Tally) =>
  POPULATIONS.map((code) => ({ code: population(code), ...count(populationCount(code, tally)) }));

function populationCount(code: PopulationCode, tally: Tally): Count {
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
