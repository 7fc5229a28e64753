import { mkdirSync, rmSync } from 'node:fs';
import type { Logger } from 'pino';
import { type AuditResult, type AuditRun, type AuditRunProgress, LOST_MS } from '../audit/auditRun.ts';
import { criteriaEdition } from '../criteria/criteriaEdition.ts';
import { StoreAway } from '../errors/store.ts';
import type { Site } from '../site.ts';
import type { AuditRunStore } from '../store/auditRunStore.ts';
import type { TrailEvent } from '../trail/trailEntry.ts';
import { runArguments } from './runArguments.ts';
import { type RunningChild, runChild } from './runChild.ts';
import { exportFolder, removeOldFiles } from './runFolder.ts';
import { withoutPaths } from './withoutPaths.ts';

export interface AuditRunnerDeps {
  readonly store: AuditRunStore;
  readonly sites: readonly Site[];
  /** Where reports are kept. */
  readonly folder: string;
  readonly keepDays: number;
  readonly sitesFile: string | undefined;
  /** Of the processes that audit. */
  readonly environment: NodeJS.ProcessEnv;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly now: () => Date;
}

/** Works the queue of audits off, one at a time: each takes every core there is. */
export interface AuditRunner {
  /** Something was put into the queue. */
  readonly wake: () => void;
  /** Ends the run under way, which can be started again. */
  readonly close: () => Promise<void>;
}

const HEAR_MS = 1_000;
const POLL_MS = 5_000;

export function auditRunner(deps: AuditRunnerDeps): AuditRunner {
  const { logger } = deps;
  let [isClosing, working]: [boolean, Promise<void> | undefined] = [false, undefined];
  const current: { child?: RunningChild } = {};
  const work = async () => {
    try {
      removeOldFiles(deps.folder, deps.keepDays, deps.now().getTime());
      for (let run = await claimed(deps); run && !isClosing; run = await claimed(deps))
        await perform(deps, run, current, () => isClosing);
    } catch (error) {
      const reason = error instanceof StoreAway ? error.reason : error instanceof Error ? error.name : 'unknown';
      logger.warn({ code: 'audit-queue', reason }, 'audit queue not worked off');
    }
  };
  const wake = () => {
    if (isClosing || working) return;
    working = work().finally(() => {
      working = undefined;
    });
  };
  mkdirSync(deps.folder, { recursive: true, mode: 0o700 });
  const timer = setInterval(wake, POLL_MS).unref();
  wake();
  return {
    wake,
    close: async () => {
      isClosing = true;
      clearInterval(timer);
      current.child?.kill();
      await working;
    },
  };
}

function claimed({ store, now }: AuditRunnerDeps): Promise<AuditRun | undefined> {
  const at = now().getTime();
  return store.claimAuditRun(new Date(at).toISOString(), new Date(at - LOST_MS).toISOString());
}

type End = { readonly state: 'done' | 'failed' | 'canceled' | 'interrupted' } & Pick<AuditResult, 'problem'> &
  Partial<AuditResult>;

async function perform(
  deps: AuditRunnerDeps,
  run: AuditRun,
  current: { child?: RunningChild },
  isClosing: () => boolean,
): Promise<void> {
  const { store, now, logger, folder } = deps;
  const end = await endOf(deps, run, current, isClosing);
  const at = now().toISOString();
  const { state, problem, cases = null, badLines = null } = end;
  const edition = criteriaEdition(run.parameters.asOf);
  if (state === 'done') rmSync(exportFolder(folder, run.siteId), { recursive: true, force: true });
  await store.settleAuditRun(
    run.id,
    { state, at, result: { problem, cases, badLines, edition } },
    ended(run, state, at),
  );
  logger.info({ siteId: run.siteId, kind: run.parameters.source, outcome: state }, 'audit');
}

async function endOf(
  deps: AuditRunnerDeps,
  run: AuditRun,
  current: { child?: RunningChild },
  isClosing: () => boolean,
): Promise<End> {
  const site = deps.sites.find(({ id }) => id === run.siteId);
  if (!site) return { state: 'failed', problem: 'this EHR is no longer registered' };
  let args: readonly string[];
  try {
    args = runArguments(run, site, deps);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { state: 'failed', problem: error.message };
  }
  let progress: AuditRunProgress = { text: 'starting', share: null };
  const child = runChild(args, deps.environment, (message) => {
    progress = message.progress;
  });
  current.child = child;
  const hearing = hear(deps, run, child, () => progress);
  const message = await child.ended;
  const isStopped = hearing.end();
  delete current.child;
  if (message.kind === 'done')
    return { state: 'done', problem: null, cases: message.cases, badLines: message.badLines };
  if (isStopped) return { state: 'canceled', problem: null };
  if (isClosing()) return { state: 'interrupted', problem: null };
  const problem = message.kind === 'failed' ? message.problem : null;
  if (problem !== null) {
    deps.logger.warn({ siteId: site.id, code: 'audit-failed', reason: problem }, 'audit failed');
    return { state: 'failed', problem: withoutPaths(problem, run.id, site, deps) };
  }
  return { state: 'failed', problem: 'it ended by a fault of LiverMet; tell the people who run it' };
}

/** Tells the store once a second how far the run is, and learns from it whether somebody wants it to end. */
function hear(deps: AuditRunnerDeps, { id }: AuditRun, child: RunningChild, progress: () => AuditRunProgress) {
  let [isStopping, heardAt] = [false, Date.now()];
  const once = async () => {
    try {
      const state = await deps.store.hearAuditRun(id, deps.now().toISOString(), progress());
      heardAt = Date.now();
      if (state === 'running') return;
      // No longer ours: another instance took it for lost.
      if (state === undefined) return child.kill();
      if (!isStopping) child.stop();
      isStopping = true;
    } catch {
      if (Date.now() - heardAt > LOST_MS) child.kill();
    }
  };
  const timer = setInterval(() => void once(), HEAR_MS);
  return {
    end: (): boolean => {
      clearInterval(timer);
      return isStopping;
    },
  };
}

const ended = ({ id, siteId, parameters }: AuditRun, state: End['state'], at: string): TrailEvent => ({
  at,
  siteId,
  user: { issuer: 'livermet', subject: 'audit', fhirUser: null },
  patientId: null,
  action: 'audit',
  outcome: state === 'done' || state === 'canceled' ? 'success' : 'failed',
  detail: `run ${id} ${state}`,
  edition: criteriaEdition(parameters.asOf),
  requestId: id,
});
