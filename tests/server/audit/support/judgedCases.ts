import { type Adherence, adherenceOf } from '../../../../server/audit/adherence.ts';
import { auditPeriod } from '../../../../server/audit/auditPeriod.ts';
import { type AuditReport, auditReport } from '../../../../server/audit/auditReport.ts';
import type { CaseFigures } from '../../../../server/audit/caseFigures.ts';
import { DEFAULT_POLICY } from '../../../../server/chart/policy.ts';
import type { DecisionKind } from '../../../../server/criteria/decision.ts';
import { type Status, worst } from '../../../../server/criteria/status.ts';
import { CRITERIA } from '../../../../server/criteria/therapies.ts';
import type { TherapyId } from '../../../../server/criteria/therapy.ts';

/** Cases of one kind; every criterion that is not named is met. */
export interface KindOfCase {
  readonly therapy: TherapyId | null;
  readonly month?: string;
  readonly statuses?: Readonly<Record<string, Status>>;
  readonly followUp?: NonNullable<CaseFigures['followUp']>;
  readonly decision?: DecisionKind | null;
}

/** Cases that come to what their criteria do, as they are judged. */
export function judgedCases(kind: KindOfCase, count: number): readonly CaseFigures[] {
  const { therapy, month = '01', statuses = {}, decision = null } = kind;
  const isResection = therapy === 'resection';
  const criteria = CRITERIA[therapy ?? 'deb-tace'].map(({ id }) => [id, statuses[id] ?? 'met'] as const);
  const [first = 'met', ...rest] = criteria.map(([, status]) => status);
  const status = worst([first, ...rest]);
  const adherence: Adherence = therapy === null && status !== 'not-met' ? 'not-documented' : adherenceOf(status);
  const override = adherence === 'not-adherent' && decision === 'against' ? 'documented' : null;
  return Array.from({ length: count }, () => ({
    patientId: 'p',
    procedure: 'Procedure/x',
    decidedAt: `2025-${month}-15T09:00:00.000Z`,
    day: `2025-${month}-15`,
    kind: isResection ? 'resection' : 'y90',
    therapy,
    performers: [],
    adherence,
    criteria,
    sameDayOrderUnknown: false,
    followUp: isResection
      ? null
      : (kind.followUp ?? { state: 'done', isComplete: true, worstGrade: 0, meldChange: -1, hasOther: false }),
    whatIf: [],
    entered: { answers: 5, decision, override, cards: 0 },
  }));
}

export const PLAN = {
  period: auditPeriod('2025-01-01', '2025-03-31', 'UTC'),
  policy: DEFAULT_POLICY,
  until: '2026-01-01T00:00:00Z',
  scenarios: [],
  site: 'north',
};

export const reportOn = (cases: readonly CaseFigures[], plan: AuditReport['plan'] = PLAN): AuditReport =>
  auditReport(
    plan,
    { patients: 2000, inPopulation: 1500, withCase: 900, procedures: 3000, leftOut: [], undated: [] },
    cases,
  );
