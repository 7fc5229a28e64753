import type { Source } from '../chart/fact.ts';
import type { LiverProcedure } from '../chart/facts.ts';
import type { TherapyId } from '../criteria/therapy.ts';
import type { Population, Result } from '../criteria/verdict.ts';
import type { Adherence } from './adherence.ts';
import type { CaseEntries } from './entered.ts';
import type { FollowUp } from './followUp.ts';
import type { Operator } from './operators.ts';

/** One criterion of a case. */
export interface CaseResult extends Result {
  /** It rests on a result of the procedure's day, and the recorded times do not say which came first. */
  readonly sameDayOrderUnknown: boolean;
}

/** One treatment and whether the published criteria were met when it was decided. */
export interface AuditCase {
  /** Logical id of the Patient. */
  readonly patientId: string;
  /** The procedures that make it up. */
  readonly procedures: readonly [Source, ...Source[]];
  readonly kind: LiverProcedure['kind'];
  readonly name: string;
  /** `null` when the codes do not tell; then the criteria are those that all liver-directed therapies share. */
  readonly therapy: TherapyId | null;
  /** ISO instant: the start of the procedure, the end of its day when it carries no time. */
  readonly decidedAt: string;
  /** The same by the clocks of the site; the day alone when no time is recorded. */
  readonly decided: string;
  /** Calendar day of the site. */
  readonly day: string;
  /** At the time of `decided`, on that day, or by that time at the latest: one of its codes carries no time, another does. */
  readonly begins: 'at' | 'on' | 'by';
  readonly performers: readonly Operator[];
  readonly population: Population;
  readonly adherence: Adherence;
  /** What stands in the way, in words; "every criterion is met" when nothing does. */
  readonly because: string;
  readonly results: readonly [CaseResult, ...CaseResult[]];
  readonly sameDayOrderUnknown: boolean;
  /** For liver-directed treatments. */
  readonly followUp: FollowUp | null;
  /** Under each scenario, in the order of the plan. */
  readonly whatIf: readonly Adherence[];
  /** None where the store of the app was not asked. */
  readonly entries?: CaseEntries;
}
