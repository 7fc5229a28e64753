import { z } from 'zod';
import {
  AUDIT_RUN_STATES,
  type AuditRun,
  auditParametersSchema,
  auditProgressSchema,
  auditResultSchema,
} from '../audit/auditRun.ts';
import type { AuditRunStore } from './auditRunStore.ts';
import type { Database } from './database.ts';
import { epochMs } from './epochMs.ts';
import { recordWith } from './trail.ts';

const COLUMNS = 'id, site_id, state, by, at, parameters, started_at, ended_at, heard_ms, progress, result';
const ACTIVE = "state IN ('running', 'stopping')";

const ADD = `INSERT INTO audit_run (id, site_id, state, by, at, parameters)
  VALUES (?, ?, 'queued', ?, ?, ?) ON CONFLICT (id) DO NOTHING`;
const LIST = `SELECT ${COLUMNS} FROM audit_run WHERE site_id = ? ORDER BY sequence DESC LIMIT ?`;
const ONE = `SELECT ${COLUMNS} FROM audit_run WHERE site_id = ? AND id = ?`;
const OPEN = `SELECT id FROM audit_run WHERE state = 'queued' OR ${ACTIVE} LIMIT 1`;
const INTERRUPT = `UPDATE audit_run SET state = 'interrupted', ended_at = ? WHERE ${ACTIVE} AND heard_ms < ?`;
const NEXT = `SELECT ${COLUMNS} FROM audit_run WHERE state = 'queued'
  AND site_id NOT IN (SELECT site_id FROM audit_run WHERE ${ACTIVE}) ORDER BY sequence LIMIT 1`;
const START = `UPDATE audit_run SET state = 'running', started_at = ?, heard_ms = ? WHERE id = ?`;
const HEAR = `UPDATE audit_run SET heard_ms = ?, progress = ? WHERE id = ? AND ${ACTIVE}`;
const STATE = `SELECT state FROM audit_run WHERE id = ? AND ${ACTIVE}`;
const SETTLE = `UPDATE audit_run SET state = ?, ended_at = ?, result = ?, progress = NULL WHERE id = ? AND ${ACTIVE}`;
const UNQUEUE = `UPDATE audit_run SET state = 'canceled', ended_at = ?
  WHERE site_id = ? AND id = ? AND state = 'queued'`;
const STOP = `UPDATE audit_run SET state = 'stopping' WHERE site_id = ? AND id = ? AND ${ACTIVE}`;

const TURN = 'audit-runs';

/** The audits that were asked for in the app: a queue, and a history. */
export function auditRunsIn(database: Database): AuditRunStore {
  return {
    addAuditRun: ({ id, siteId, by, at, parameters }, event) =>
      database.transaction(TURN, async (statements) => {
        const added = await statements.run(ADD, id, siteId, by, at, JSON.stringify(parameters));
        if (added === 1) await recordWith(statements, event);
      }),
    auditRuns: async (siteId, limit) => (await database.all(LIST, siteId, limit)).map(runOf),
    auditRun: async (siteId, id) => {
      const row = await database.get(ONE, siteId, id);
      return row && runOf(row);
    },
    claimAuditRun: (now, heardBefore) => claim(database, now, heardBefore),
    hearAuditRun: async (id, now, progress) => {
      await database.run(HEAR, epochMs(now), JSON.stringify(progress), id);
      return stateRow.parse(await database.get(STATE, id))?.state;
    },
    settleAuditRun: (id, { state, at, result }, event) =>
      database.transaction(TURN, async (statements) => {
        if ((await statements.run(SETTLE, state, at, JSON.stringify(result), id)) === 0) return false;
        await recordWith(statements, event);
        return true;
      }),
    cancelAuditRun: (siteId, id, event) =>
      database.transaction(TURN, async (statements) => {
        const unqueued = await statements.run(UNQUEUE, event.at, siteId, id);
        if (unqueued + (await statements.run(STOP, siteId, id)) === 0) return false;
        await recordWith(statements, event);
        return true;
      }),
  };
}

async function claim(database: Database, now: string, heardBefore: string): Promise<AuditRun | undefined> {
  // An app with nothing to do asks every few seconds: that keeps nobody from writing.
  if (!(await database.get(OPEN))) return undefined;
  return database.transaction(TURN, async (statements) => {
    await statements.run(INTERRUPT, now, epochMs(heardBefore));
    const row = await statements.get(NEXT);
    if (!row) return undefined;
    const run = runOf(row);
    await statements.run(START, now, epochMs(now), run.id);
    return { ...run, state: 'running', startedAt: now, heardAt: now };
  });
}

const stateRow = z.object({ state: z.enum(['running', 'stopping']) }).optional();

const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(schema);

const runRow = z.object({
  id: z.string(),
  site_id: z.string(),
  state: z.enum(AUDIT_RUN_STATES),
  by: z.string(),
  at: z.string(),
  parameters: json(auditParametersSchema),
  started_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  heard_ms: z.number().nullable(),
  progress: json(auditProgressSchema).nullable(),
  result: json(auditResultSchema).nullable(),
});

function runOf(row: unknown): AuditRun {
  const { site_id: siteId, started_at: startedAt, ended_at: endedAt, heard_ms: heard, ...rest } = runRow.parse(row);
  return { ...rest, siteId, startedAt, endedAt, heardAt: heard === null ? null : new Date(heard).toISOString() };
}
