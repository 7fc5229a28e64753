import { readChart } from '../chart/chart.ts';
import type { SetAside } from '../chart/fact.ts';
import { withStandardCodes } from '../chart/localCodes.ts';
import { treatmentComparisonsOf } from '../scores/afterTreatment/afterTreatmentOf.ts';
import type { AuditCase } from './auditCase.ts';
import type { AuditPlan } from './auditPlan.ts';
import { judgeCase } from './judgeCase.ts';
import type { PatientRecord } from './patientRecord.ts';
import { populationFor } from './populationFor.ts';
import { treatedCases, undatedTreatments } from './treatedCase.ts';

/** What one patient adds to an audit. */
export interface AuditedPatient {
  readonly patientId: string;
  readonly inPopulation: boolean;
  /** Completed liver procedures of the period, each resource by itself. */
  readonly procedures: number;
  /** Completed liver procedures to which no day can be given; of patients of the population. */
  readonly undated: readonly SetAside[];
  /** Treatments of the period while the patient was not, or not certainly, of the population. */
  readonly outside: number;
  readonly cases: readonly AuditCase[];
}

export function auditPatient(record: PatientRecord, plan: AuditPlan): AuditedPatient {
  const { period, policy, until } = plan;
  const resources = record.resources.map((resource) => withStandardCodes(resource, policy.localCodes));
  const chart = readChart(resources, policy.timeZone, record.patientId);
  const inPeriod = ({ start }: { readonly start: number }) => start >= period.start && start <= period.end;
  const treated = treatedCases(chart.procedures, policy.timeZone).filter(({ session }) => inPeriod(session.start));
  const read = { ...record, resources };
  const placed = treated.map((each) => ({
    each,
    population: populationFor(chart, each.session.start.end, period.end),
  }));
  const own = placed.filter(({ population }) => population.status === 'met');
  const after = own.length > 0 ? treatmentComparisonsOf(chart, { asOf: until, policy, gaps: record.gaps }) : undefined;
  const inPopulation = own.length > 0 || populationFor(chart, period.end, period.end).status === 'met';
  return {
    patientId: record.patientId,
    inPopulation,
    procedures: chart.procedures.filter((each) => each.procedure && each.period && inPeriod(each.period)).length,
    undated: inPopulation ? undatedTreatments(chart.procedures, policy.timeZone) : [],
    outside: placed.length - own.length,
    cases: after
      ? own.map(({ each, population }) => judgeCase(each, { record: read, chart, population, after, plan }))
      : [],
  };
}
