import type { LiverProcedure } from '../chart/facts.ts';
import type { CriterionId } from '../criteria/criterionId.ts';
import type { Status } from '../criteria/status.ts';
import type { TherapyId } from '../criteria/therapy.ts';
import type { Grade } from '../scores/ctcae/grade.ts';
import type { Adherence } from './adherence.ts';
import type { AuditCase } from './auditCase.ts';
import { compareTexts } from './compareTexts.ts';
import { type EnteredFigures, enteredFigures } from './enteredFigures.ts';
import type { FollowUp } from './followUp.ts';
import type { Operator } from './operators.ts';

/** What is counted of a case: small, so that a hundred thousand of them fit in memory. */
export interface CaseFigures {
  readonly patientId: string;
  readonly procedure: string;
  /** Further procedures of the same treatment; most have none. */
  readonly more?: readonly string[];
  readonly decidedAt: string;
  readonly day: string;
  readonly kind: LiverProcedure['kind'];
  readonly therapy: TherapyId | null;
  readonly performers: readonly Operator[];
  readonly adherence: Adherence;
  readonly criteria: readonly (readonly [CriterionId, Status])[];
  readonly sameDayOrderUnknown: boolean;
  readonly followUp: FollowUpFigures | null;
  readonly whatIf: readonly Adherence[];
  /** None where the store of the app was not asked. */
  readonly entered?: EnteredFigures;
}

export interface FollowUpFigures {
  readonly state: FollowUp['state'];
  readonly isComplete: boolean;
  readonly worstGrade: Grade | null;
  readonly meldChange: number | null;
  /** There was another treatment of the liver between this one and its follow-up. */
  readonly hasOther: boolean;
}

export function caseFigures(each: AuditCase): CaseFigures {
  const { patientId, decidedAt, day, kind, therapy, performers, adherence, sameDayOrderUnknown, whatIf } = each;
  const { results, followUp, procedures, entries } = each;
  return {
    patientId,
    procedure: procedures[0].reference,
    ...(procedures.length > 1 ? { more: procedures.slice(1).map(({ reference }) => reference) } : {}),
    decidedAt,
    day,
    kind,
    therapy,
    performers,
    adherence,
    criteria: results.map(({ id, status }) => [id, status] as const),
    sameDayOrderUnknown,
    followUp: followUp && {
      state: followUp.state,
      isComplete: followUp.isComplete,
      worstGrade: followUp.worstGrade,
      meldChange: followUp.meldChange,
      hasOther: followUp.otherTreatments.length > 0,
    },
    whatIf,
    ...(entries ? { entered: enteredFigures(entries) } : {}),
  };
}

/** The order in which cases are numbered; no two cases are equal in it. */
export const byDecision = (a: CaseFigures, b: CaseFigures): number =>
  compareTexts(a.decidedAt, b.decidedAt) ||
  compareTexts(a.patientId, b.patientId) ||
  compareTexts(a.kind, b.kind) ||
  compareTexts(a.procedure, b.procedure);
