import type { AuditResult, AuditRun, AuditRunProgress } from '../audit/auditRun.ts';
import type { TrailEvent } from '../trail/trailEntry.ts';

/** Of several instances on one store, each takes from one queue. */
export interface AuditRunStore {
  /** Puts a run at the end of the queue; one of the same id that is there already stays as it is. */
  addAuditRun(run: Pick<AuditRun, 'id' | 'siteId' | 'by' | 'at' | 'parameters'>, event: TrailEvent): Promise<void>;
  /** Newest first. */
  auditRuns(siteId: string, limit: number): Promise<readonly AuditRun[]>;
  auditRun(siteId: string, id: string): Promise<AuditRun | undefined>;
  /**
   * Takes the next run of the queue, for one caller only: the oldest one of a site of which none is running. Those of which
   * nothing was heard since `heardBefore` are interrupted first.
   */
  claimAuditRun(now: string, heardBefore: string): Promise<AuditRun | undefined>;
  /** Says how far a run is. Gives its state by then; undefined when it is no longer the caller's. */
  hearAuditRun(id: string, now: string, progress: AuditRunProgress): Promise<'running' | 'stopping' | undefined>;
  /** What came of a run that was claimed; false, and nothing is stored, when it is no longer the caller's. */
  settleAuditRun(
    id: string,
    end: {
      readonly state: 'done' | 'failed' | 'canceled' | 'interrupted';
      readonly at: string;
      readonly result: AuditResult;
    },
    event: TrailEvent,
  ): Promise<boolean>;
  /** Takes a run from the queue, or has whoever runs it stop it; false when it has ended. */
  cancelAuditRun(siteId: string, id: string, event: TrailEvent): Promise<boolean>;
}
