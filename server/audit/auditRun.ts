import { z } from 'zod';

/**
 * `stopping`: somebody wants it to end, and whoever runs it has not said that it has. `interrupted`: the app that ran it is no
 * longer there.
 */
export const AUDIT_RUN_STATES = ['queued', 'running', 'stopping', 'done', 'failed', 'canceled', 'interrupted'] as const;
export type AuditRunState = (typeof AUDIT_RUN_STATES)[number];

/** Reports that are made where they are asked for. */
export const AUDIT_EXTRAS = ['subject-list', 'individual'] as const;
export type AuditExtra = (typeof AUDIT_EXTRAS)[number];

/** What is asked of an audit; names no patient. */
export const auditParametersSchema = z.object({
  /** Days of the site. */
  from: z.string(),
  to: z.string(),
  /** Until when follow-up is looked for: ISO instant. */
  asOf: z.string(),
  source: z.enum(['folder', 'server']),
  /** "creatinine=1.5": see `scenario`. */
  whatIf: z.array(z.string()).readonly(),
  isShared: z.boolean(),
  /** Reports besides the usual ones, each of which names patients: options of the command. Older runs had none. */
  extras: z.array(z.enum(AUDIT_EXTRAS)).readonly().default([]),
});
export type AuditParameters = z.infer<typeof auditParametersSchema>;

export const auditProgressSchema = z.object({
  /** "reading records 50% 820 MB/s, 3 s left" */
  text: z.string(),
  /** From 0 to 1; `null` where nobody can tell. */
  share: z.number().nullable(),
});
export type AuditRunProgress = z.infer<typeof auditProgressSchema>;

/** What came of it. Counts of a report to be shared are `null` where they are small. */
export const auditResultSchema = z.object({
  /** Why there is no report, for the person. */
  problem: z.string().nullable(),
  cases: z.number().nullable(),
  badLines: z.number().nullable(),
  /** Of the criteria. */
  edition: z.string(),
});
export type AuditResult = z.infer<typeof auditResultSchema>;

/** An audit that was asked for in the app. Its report lies in a folder. */
export interface AuditRun {
  /** That of the form: sent twice, it is one run. */
  readonly id: string;
  readonly siteId: string;
  readonly state: AuditRunState;
  /** Who asked for it, as the EHR names the user. */
  readonly by: string;
  readonly at: string;
  readonly parameters: AuditParameters;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** When whoever runs it was last heard of. */
  readonly heardAt: string | null;
  readonly progress: AuditRunProgress | null;
  readonly result: AuditResult | null;
}

/** A run of which nothing was heard for so long, in milliseconds, is interrupted: the app that ran it is gone. */
export const LOST_MS = 15_000;
