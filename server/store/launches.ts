import { z } from 'zod';
import type { TrailEvent } from '../trail/trailEntry.ts';
import type { Database } from './database.ts';
import { epochMs } from './epochMs.ts';
import { launchOf, pendingOf, qualityLaunchOf } from './rows.ts';
import { type SealingKeys, seal } from './sealed.ts';
import type { Store } from './store.ts';
import { recordWith } from './trail.ts';

const SAVE_PENDING = 'INSERT INTO pending_launch VALUES (?, ?, ?, ?, ?, ?, ?)';
const SAVE_QUALITY = `INSERT INTO quality_launch
  (id, site_id, browser_hash, csrf_token, "user", issuer, subject, created_at, created_ms)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const SAVE = `INSERT INTO launch
  (id, site_id, browser_hash, csrf_token, patient_id, "user", issuer, subject, sealed, created_at, created_ms)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const OF_USER = `SELECT * FROM launch WHERE site_id = ? AND issuer = ? AND subject = ? ORDER BY created_ms DESC, id`;
const CLAIM = 'UPDATE launch SET refresh_until_ms = ? WHERE id = ? AND refresh_until_ms <= ?';

const siteRow = z.object({ site_id: z.string() }).optional();

type PendingStore = Pick<Store, 'savePending' | 'takePending'>;
type LaunchStore = Pick<
  Store,
  | 'saveLaunch'
  | 'findLaunch'
  | 'launchesOfUser'
  | 'endLaunch'
  | 'siteOfLaunch'
  | 'noteUse'
  | 'claimRefresh'
  | 'releaseRefresh'
  | 'updateTokens'
  | 'expire'
>;

type QualityStore = Pick<Store, 'saveQualityLaunch' | 'findQualityLaunch' | 'endQualityLaunch'>;

/** Launches between the EHR's call and its callback. */
export function pendingLaunchesIn(database: Database, keys: SealingKeys): PendingStore {
  return {
    savePending: async ({ state, siteId, browserHash, codeVerifier, nonce, kind, tokenEndpoint, createdAt }) => {
      const sealed = seal({ codeVerifier, nonce, kind }, keys, state);
      const at = epochMs(createdAt);
      await database.run(SAVE_PENDING, state, siteId, browserHash, sealed, tokenEndpoint, createdAt, at);
    },
    takePending: async (state) =>
      pendingOf(await database.get('DELETE FROM pending_launch WHERE state = ? RETURNING *', state), keys),
  };
}

/** Open launches and their tokens. */
export function launchesIn(database: Database, keys: SealingKeys): LaunchStore {
  return {
    saveLaunch: async (launch) => {
      const { id, siteId, browserHash, csrfToken, patientId, user, issuer, subject, createdAt } = launch;
      const who = [patientId, user, issuer, subject];
      const sealed = seal(launch.tokens, keys, id);
      await database.run(SAVE, id, siteId, browserHash, csrfToken, ...who, sealed, createdAt, epochMs(createdAt));
    },
    findLaunch: async (id) => launchOf(await database.get('SELECT * FROM launch WHERE id = ?', id), keys),
    launchesOfUser: async (siteId, issuer, subject) => {
      const rows = await database.all(OF_USER, siteId, issuer, subject);
      return rows.flatMap((row) => launchOf(row, keys) ?? []);
    },
    endLaunch: async (id, event) => launchOf(await taken(database, 'launch', id, event), keys)?.tokens,
    siteOfLaunch: async (id) =>
      siteRow.parse(await database.get('SELECT site_id FROM launch WHERE id = ?', id))?.site_id,
    noteUse: async (id, at) => {
      for (const table of ['launch', 'quality_launch'])
        await database.run(
          `UPDATE ${table} SET used_ms = ? WHERE id = ? AND used_ms < ?`,
          epochMs(at),
          id,
          epochMs(at),
        );
    },
    claimRefresh: async (id, now, until) => (await database.run(CLAIM, epochMs(until), id, epochMs(now))) === 1,
    releaseRefresh: async (id) => void (await database.run('UPDATE launch SET refresh_until_ms = 0 WHERE id = ?', id)),
    updateTokens: async (id, tokens) => {
      const sealed = seal(tokens, keys, id);
      return (await database.run('UPDATE launch SET sealed = ?, refresh_until_ms = 0 WHERE id = ?', sealed, id)) === 1;
    },
    expire: async (pendingBefore, launchBefore) => {
      await database.run('DELETE FROM pending_launch WHERE created_ms < ?', epochMs(pendingBefore));
      await database.run('DELETE FROM launch WHERE created_ms < ?', epochMs(launchBefore));
      await database.run('DELETE FROM quality_launch WHERE created_ms < ?', epochMs(launchBefore));
    },
  };
}

/** The row of a launch, which is no longer there, as the trail says. */
const taken = (database: Database, table: 'launch' | 'quality_launch', id: string, event: TrailEvent) =>
  database.transaction(`launch ${id}`, async (statements) => {
    const row = await statements.get(`DELETE FROM ${table} WHERE id = ? RETURNING *`, id);
    if (row !== undefined) await recordWith(statements, event);
    return row;
  });

/** Users who signed in for the quality team's pages. They stand apart, so that none of them opens a page about a patient. */
export function qualityLaunchesIn(database: Database): QualityStore {
  return {
    saveQualityLaunch: async ({ id, siteId, browserHash, csrfToken, user, issuer, subject, createdAt }) => {
      const who = [user, issuer, subject];
      await database.run(SAVE_QUALITY, id, siteId, browserHash, csrfToken, ...who, createdAt, epochMs(createdAt));
    },
    findQualityLaunch: async (id) =>
      qualityLaunchOf(await database.get('SELECT * FROM quality_launch WHERE id = ?', id)),
    endQualityLaunch: async (id, event) => void (await taken(database, 'quality_launch', id, event)),
  };
}
