import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { epochMs } from './epochMs.ts';
import { migrate } from './migrations.ts';
import { launchOf, pendingOf } from './rows.ts';
import { seal } from './sealed.ts';
import { sqliteAnswers } from './sqliteAnswers.ts';
import { sqliteCards } from './sqliteCards.ts';
import { sqliteDecisions } from './sqliteDecisions.ts';
import { sqliteWriteBacks } from './sqliteWriteBacks.ts';
import type { Store } from './store.ts';

interface SqliteOptions {
  /** Path of the database file, made if there is none, or ":memory:". */
  readonly file: string;
  /** 32 bytes; encrypts tokens, verifiers and nonces. */
  readonly encryptionKey: Uint8Array;
}

/**
 * The store in one SQLite file, or in memory. Several processes of one machine may share the file.
 *
 * @throws Error when the file cannot be opened or was written by a newer LiverMet
 */
export function openSqliteStore({ file, encryptionKey }: SqliteOptions): Store {
  const database = openDatabase(file);
  return {
    ...pendingLaunches(database, encryptionKey),
    ...launches(database, encryptionKey),
    ...sqliteCards(database),
    ...onceOnly(database),
    ...sqliteAnswers(database),
    ...sqliteDecisions(database),
    ...sqliteWriteBacks(database),
    expire: async (pendingBefore, launchBefore) => {
      database.prepare('DELETE FROM pending_launch WHERE created_ms < ?').run(epochMs(pendingBefore));
      database.prepare('DELETE FROM launch WHERE created_ms < ?').run(epochMs(launchBefore));
    },
    close: async () => database.close(),
  };
}

function openDatabase(file: string): DatabaseSync {
  // It names patients: readable by the app's own account alone. SQLite gives its side files the same rights.
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 5000');
  database.exec('PRAGMA journal_mode = WAL');
  // FULL: an answer that the page calls saved outlives a power cut. secure_delete: deleted tokens leave no trace.
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA secure_delete = ON');
  migrate(database);
  return database;
}

function pendingLaunches(database: DatabaseSync, key: Uint8Array): Pick<Store, 'savePending' | 'takePending'> {
  const insert = database.prepare('INSERT INTO pending_launch VALUES (?, ?, ?, ?, ?, ?, ?)');
  const take = database.prepare('DELETE FROM pending_launch WHERE state = ? RETURNING *');
  return {
    savePending: async ({ state, siteId, browserHash, codeVerifier, nonce, tokenEndpoint, createdAt }) => {
      const sealed = seal({ codeVerifier, nonce }, key, state);
      insert.run(state, siteId, browserHash, sealed, tokenEndpoint, createdAt, epochMs(createdAt));
    },
    takePending: async (state) => pendingOf(take.get(state), key),
  };
}

function launches(
  database: DatabaseSync,
  key: Uint8Array,
): Pick<Store, 'saveLaunch' | 'findLaunch' | 'claimRefresh' | 'releaseRefresh' | 'updateTokens'> {
  const insert = database.prepare('INSERT INTO launch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)');
  const find = database.prepare('SELECT * FROM launch WHERE id = ?');
  const claim = database.prepare('UPDATE launch SET refresh_until_ms = ? WHERE id = ? AND refresh_until_ms <= ?');
  const release = database.prepare('UPDATE launch SET refresh_until_ms = 0 WHERE id = ?');
  const update = database.prepare('UPDATE launch SET sealed = ?, refresh_until_ms = 0 WHERE id = ?');
  return {
    saveLaunch: async ({ id, siteId, browserHash, csrfToken, patientId, user, tokens, createdAt }) => {
      const sealed = seal(tokens, key, id);
      insert.run(id, siteId, browserHash, csrfToken, patientId, user, sealed, createdAt, epochMs(createdAt));
    },
    findLaunch: async (id) => launchOf(find.get(id), key),
    claimRefresh: async (id, now, until) => claim.run(epochMs(until), id, epochMs(now)).changes === 1,
    releaseRefresh: async (id) => void release.run(id),
    updateTokens: async (id, tokens) => void update.run(seal(tokens, key, id), id),
  };
}

function onceOnly(database: DatabaseSync): Pick<Store, 'useOnce'> {
  const forget = database.prepare('DELETE FROM used_key WHERE until_ms < ?');
  const insert = database.prepare('INSERT INTO used_key VALUES (?, ?) ON CONFLICT DO NOTHING');
  return {
    useOnce: async (key, now, until) => {
      forget.run(epochMs(now));
      return insert.run(key, epochMs(until)).changes === 1;
    },
  };
}
