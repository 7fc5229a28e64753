import type { Policy } from '../chart/policy.ts';
import type { AuditPeriod } from './auditPeriod.ts';
import type { Scenario } from './whatIf.ts';

/** What an audit asks of every patient. */
export interface AuditPlan {
  readonly period: AuditPeriod;
  readonly policy: Policy;
  /** ISO instant up to which follow-up is looked for: when the audit was made, or the data taken. */
  readonly until: string;
  readonly scenarios: readonly Scenario[];
  /** Id of the site whose entries in the store of the app are joined; none where the store is not asked. */
  readonly site?: string;
}
