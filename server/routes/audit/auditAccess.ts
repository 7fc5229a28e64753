/** What the pages need of whoever makes the audits. */
export interface AuditAccess {
  /** Something was put into the queue. */
  readonly wake: () => void;
  /** Where the report of a run lies: whole, or not there. */
  readonly folderOf: (siteId: string, runId: string) => string;
  readonly keepDays: number;
}
