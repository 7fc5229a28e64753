import { readChart } from '../chart/chart.ts';
import type { SetAside } from '../chart/fact.ts';
import { withStandardCodes } from '../chart/localCodes.ts';
import { treatmentComparisonsOf } from '../scores/afterTreatment/afterTreatmentOf.ts';
import { dayOf } from '../scores/afterTreatment/days.ts';
import { isLiverDirected } from '../scores/afterTreatment/session.ts';
import type { AuditCase } from './auditCase.ts';
import type { AuditPlan } from './auditPlan.ts';
import { caseEntries } from './caseEntries.ts';
import { deathOf } from './deathOf.ts';
import { judgeCase } from './judgeCase.ts';
import { type LeftOut, leftOut } from './leftOut.ts';
import { movedAway } from './movedAway.ts';
import type { PatientRecord } from './patientRecord.ts';
import { populationFor } from './populationFor.ts';
import { type TreatedCase, treatedCases, undatedTreatments } from './treatedCase.ts';

/** What one patient adds to an audit. */
export interface AuditedPatient {
  readonly patientId: string;
  readonly inPopulation: boolean;
  /** Completed liver procedures with a day of the period, each resource by itself. */
  readonly procedures: number;
  /** Completed liver procedures to which no day can be given; of patients of the population. */
  readonly undated: readonly SetAside[];
  /** Treatments of the period while the patient was not, or not certainly, of the population. */
  readonly leftOut: readonly LeftOut[];
  /** Resources that another version of them says are of somebody else, and that count for that one. */
  readonly moved: number;
  readonly cases: readonly AuditCase[];
}

export function auditPatient(record: PatientRecord, plan: AuditPlan): AuditedPatient {
  const { period, policy, until } = plan;
  const resources = record.resources.map((resource) => withStandardCodes(resource, policy.localCodes));
  const chart = readChart(resources, policy.timeZone, record.patientId);
  const inPeriod = ({ start }: { readonly start: number }) => start >= period.start && start <= period.end;
  const allTreated = treatedCases(chart.procedures, policy.timeZone);
  const treated = allTreated.filter(({ session }) => inPeriod(session.start));
  const read = { ...record, resources };
  const placed = treated.map((each) => ({
    each,
    population: populationFor(chart, each.session.start.end, period.end),
  }));
  const own = placed.filter(({ population }) => population.status === 'met');
  const isFollowed = own.some(({ each }) => isLiverDirected(each.session));
  const after = isFollowed ? treatmentComparisonsOf(chart, { asOf: until, policy, gaps: record.gaps }) : [];
  const death = isFollowed ? deathOf(resources, record.patientId, Date.parse(until), policy.timeZone) : undefined;
  const inPopulation = own.length > 0 || populationFor(chart, period.end, period.end).status === 'met';
  return {
    patientId: record.patientId,
    inPopulation,
    procedures: chart.procedures.filter(
      (each) => each.procedure && each.period && dayOf(each.period, policy.timeZone) && inPeriod(each.period),
    ).length,
    undated: inPopulation ? undatedTreatments(chart.procedures, policy.timeZone) : [],
    leftOut: placed
      .filter(({ population }) => population.status !== 'met')
      .map(({ each, population }) => leftOut(record.patientId, each, population)),
    moved: movedAway(resources, chart, record.patientId),
    cases: own.map(({ each, population }) =>
      withEntries(judgeCase(each, { record: read, chart, population, after, death, plan }), record, allTreated),
    ),
  };
}

/** Adds what was entered in the app since the treatment before with the same therapy. */
function withEntries(each: AuditCase, { entered, answers }: PatientRecord, all: readonly TreatedCase[]): AuditCase {
  if (!entered) return each;
  const decided = Date.parse(each.decidedAt);
  const before = all.filter(({ therapy, session }) => therapy === each.therapy && session.start.end < decided);
  const last = Math.max(...before.map(({ session }) => session.start.end));
  const since = Number.isFinite(last) ? new Date(last).toISOString() : null;
  return { ...each, entries: caseEntries(each, answers, entered, since) };
}
