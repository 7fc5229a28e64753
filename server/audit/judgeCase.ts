import { type Chart, readChart } from '../chart/chart.ts';
import type { Source } from '../chart/fact.ts';
import { localTime } from '../chart/localTime.ts';
import type { Policy } from '../chart/policy.ts';
import { type CriteriaFacts, readCriteriaFacts } from '../chart/readFacts.ts';
import { periodOf } from '../chart/time.ts';
import { versionsAt } from '../chart/versionsAt.ts';
import { evaluate } from '../criteria/evaluate.ts';
import { limitsAt } from '../criteria/limits.ts';
import type { Population, Result } from '../criteria/verdict.ts';
import type { TreatmentComparison } from '../scores/afterTreatment/afterTreatment.ts';
import type { Session } from '../scores/afterTreatment/session.ts';
import { type Adherence, adherenceOf } from './adherence.ts';
import { notAskedFor } from './attested.ts';
import type { AuditCase, CaseResult } from './auditCase.ts';
import type { AuditPlan } from './auditPlan.ts';
import type { Death } from './deathOf.ts';
import { followUpOf } from './followUp.ts';
import type { PatientRecord } from './patientRecord.ts';
import type { TreatedCase } from './treatedCase.ts';

/** What a case is judged from. */
export interface CaseContext {
  readonly record: PatientRecord;
  /** Of every version; what was known at the decision is read again where versions differ. */
  readonly chart: Chart;
  readonly population: Population;
  readonly after: readonly TreatmentComparison[];
  /** Known by the `until` of the plan. */
  readonly death: Death | undefined;
  readonly plan: AuditPlan;
}

export function judgeCase(treated: TreatedCase, context: CaseContext): AuditCase {
  const { session, therapy, open, performers } = treated;
  const { record, population, after, death, plan } = context;
  const decidedAt = new Date(session.start.end).toISOString();
  const chart = chartAt(context, session.start.end);
  const judge = (policy: Policy) => judged(treated, factsAt(chart, record, policy, decidedAt), decidedAt, policy);
  const { results, adherence } = judge(plan.policy);
  const [first, ...rest] = results;
  const marked = (result: Result): CaseResult => ({
    ...(plan.site === undefined ? notAskedFor(result) : result),
    sameDayOrderUnknown: isOrderUnknown(result, session, chart.zone),
  });
  const all = [marked(first), ...rest.map(marked)] as const;
  return {
    patientId: record.patientId,
    procedures: session.sources,
    kind: session.kind,
    name: session.name,
    therapy,
    decidedAt,
    day: session.day,
    ...beginningOf(session, chart.zone),
    performers,
    population,
    adherence,
    because: because(all, open),
    results: all,
    sameDayOrderUnknown: all.some((result) => result.sameDayOrderUnknown),
    followUp: followUpOf(session, after, { death, until: Date.parse(plan.until), zone: chart.zone }),
    whatIf: plan.scenarios.map(({ policy }) => judge(policy).adherence),
  };
}

function beginningOf({ start, day }: Session, zone: string): Pick<AuditCase, 'decided' | 'begins'> {
  if (periodOf(day, zone)?.end === start.end) return { decided: day, begins: 'on' };
  return { decided: localTime(start.end, zone), begins: start.start === start.end ? 'at' : 'by' };
}

function chartAt({ record, chart, plan }: CaseContext, asOf: number): Chart {
  const known = versionsAt(record.resources, asOf, plan.policy.timeZone);
  return known === record.resources ? chart : readChart(known, plan.policy.timeZone, record.patientId);
}

const factsAt = (chart: Chart, { answers, gaps }: PatientRecord, policy: Policy, asOf: string): CriteriaFacts =>
  readCriteriaFacts(chart, { asOf, policy, answers, gaps, limits: limitsAt(asOf, policy) });

/** A treatment whose therapy is open is judged by what all liver-directed therapies ask; it can fail, but not pass. */
function judged({ therapy }: TreatedCase, facts: CriteriaFacts, asOf: string, policy: Policy) {
  const { results, status } = evaluate(therapy ?? SHARED_BY_ALL, facts, asOf, policy);
  const adherence: Adherence = therapy === null && status !== 'not-met' ? 'not-documented' : adherenceOf(status);
  return { results, adherence };
}

/** DEB-TACE adds nothing to the criteria that all liver-directed therapies share. */
const SHARED_BY_ALL = 'deb-tace';

/** Diagnoses carry a day and no order within it: only results and answers can be from after the procedure. */
function isOrderUnknown({ id, sources }: Result, { start }: Session, zone: string): boolean {
  if (id === 'histology' || id === 'liver-metastasis') return false;
  return sources.some(({ recordedAt }) => overlaps(recordedAt, start, zone));
}

function overlaps(recordedAt: Source['recordedAt'], start: Session['start'], zone: string): boolean {
  const value = periodOf(recordedAt, zone);
  if (!value || value.end < start.start || value.start > start.end) return false;
  return !(value.start === value.end && start.start === start.end);
}

function because(results: readonly CaseResult[], open: string): string {
  const reasons = results.filter(({ status }) => status !== 'met').map(({ title, because }) => `${title}: ${because}`);
  const all = open === '' ? reasons : [`which therapy it was cannot be told: ${open}`, ...reasons];
  return all.length === 0 ? 'every criterion is met' : all.join('; ');
}
