import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreAway } from '../../../server/errors/store.ts';
import { openStore } from '../../../server/store/openStore.ts';
import { threadedStore } from '../../../server/threadedStore.ts';
import { auditRunContract } from './auditRunContract.ts';
import { type Backend, DECISION, LAUNCH, PENDING, sent, storeContract } from './contract.ts';
import { EVENT } from './event.ts';
import { trailContract } from './trailContract.ts';
import { upgradeContract } from './upgradeContract.ts';

const keys = { current: randomBytes(32), old: [] };

const backendOf = (name: string, openIt: typeof openStore): Backend => ({
  name,
  letEntriesIn: 'DROP TRIGGER trail_entry_next',
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'livermet-'));
    const file = join(folder, 'store.sqlite');
    const store = await openIt({ file, keys });
    const sameDatabase = await openStore({ file, keys });
    const execute = async (sql: string) => {
      const other = new DatabaseSync(file);
      try {
        other.exec(sql);
      } finally {
        other.close();
      }
    };
    const remove = async () => {
      await Promise.all([store.close(), sameDatabase.close()]);
      rmSync(folder, { recursive: true });
    };
    return { store, sameDatabase, execute, remove };
  },
});

const BACKEND = backendOf('SQLite', openStore);
storeContract(BACKEND);
trailContract(BACKEND);
auditRunContract(BACKEND);
// What differs is who writes, not what: the contract of the store itself is enough, beside a store without a thread.
storeContract(backendOf('SQLite, written by a thread', threadedStore));

describe('the SQLite file', () => {
  let folder = '';
  let file = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'livermet-'));
    file = join(folder, 'store.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('outlives the process', async () => {
    const before = await openStore({ file, keys });
    await before.saveLaunch(LAUNCH);
    await before.close();
    const after = await openStore({ file, keys });
    expect(await after.findLaunch('launch-1')).toEqual(LAUNCH);
    await after.close();
  });

  it('holds no token, verifier or nonce in the clear', async () => {
    const store = await openStore({ file, keys });
    await store.savePending({ ...PENDING, codeVerifier: 'VERIFIER-TEXT', nonce: 'NONCE-TEXT' });
    await store.saveLaunch({
      ...LAUNCH,
      tokens: { ...LAUNCH.tokens, accessToken: 'ACCESS-TEXT', refreshToken: 'REFRESH-TEXT' },
    });
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(bytes.join('')).toContain('launch-1');
    for (const secret of ['VERIFIER-TEXT', 'NONCE-TEXT', 'ACCESS-TEXT', 'REFRESH-TEXT']) {
      expect(bytes.join('')).not.toContain(secret);
    }
    await store.close();
  });

  it('is readable by its owner alone', async () => {
    const store = await openStore({ file, keys });
    await store.saveLaunch(LAUNCH);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    await store.close();
  });

  it('ends open launches when the key changes, and keeps answers and decisions', async () => {
    const before = await openStore({ file, keys });
    const given = { id: 'ecog', value: 1, at: '2026-03-01T12:00:00.000Z', by: 'dr' } as const;
    await before.savePending(PENDING);
    await before.saveLaunch(LAUNCH);
    await before.addAnswers('north', 'p1', sent('form-1', [given]), EVENT);
    await before.addDecision('north', 'p1', DECISION, 0, EVENT);
    await before.close();
    const after = await openStore({ file, keys: { current: randomBytes(32), old: [] } });
    expect(await after.takePending('state-1')).toBeUndefined();
    expect(await after.findLaunch('launch-1')).toBeUndefined();
    expect(await after.answers('north', 'p1')).toEqual([{ ...given, form: 'form-1' }]);
    expect(await after.decisions('north', 'p1')).toEqual([DECISION]);
    await after.close();
  });

  it('gives no launch the tokens of another, even when its bytes are copied over', async () => {
    const store = await openStore({ file, keys });
    await store.saveLaunch(LAUNCH);
    await store.saveLaunch({ ...LAUNCH, id: 'launch-2' });
    const intruder = new DatabaseSync(file);
    intruder.exec(`UPDATE launch SET sealed = (SELECT sealed FROM launch WHERE id = 'launch-1') WHERE id = 'launch-2'`);
    intruder.close();
    expect(await store.findLaunch('launch-2')).toBeUndefined();
    expect(await store.findLaunch('launch-1')).toEqual(LAUNCH);
    await store.close();
  });

  upgradeContract('that', async () => {
    const old = new DatabaseSync(file);
    old.exec(readFileSync(new URL('./firstVersionSqlite.sql', import.meta.url), 'utf8'));
    old.close();
    return openStore({ file, keys });
  });

  it('refuses to change or remove an entry of the trail, whoever asks', async () => {
    const store = await openStore({ file, keys });
    await store.record(EVENT);
    const other = new DatabaseSync(file);
    expect(() => other.exec("UPDATE trail_entry SET hash = ''")).toThrow('append-only');
    expect(() => other.exec('DELETE FROM trail_entry')).toThrow('append-only');
    const columns = 'number, document, hash, site_id, patient_id, user_id, at_ms';
    const changed = columns.replace('document', "replace(document, 'ecog', 'inr')");
    expect(() =>
      other.exec(`INSERT OR REPLACE INTO trail_entry (${columns}) SELECT ${changed} FROM trail_entry`),
    ).toThrow('append-only');
    other.close();
    expect(await store.trail({ siteId: 'north', limit: 10 })).toMatchObject([EVENT]);
    await store.close();
  });

  it('that cannot be written is said to be away, and what was to be saved is not', async () => {
    const store = await openStore({ file, keys });
    const other = new DatabaseSync(file);
    other.exec('BEGIN EXCLUSIVE');
    await expect(store.record(EVENT)).rejects.toBeInstanceOf(StoreAway);
    other.exec('ROLLBACK');
    other.close();
    await store.record(EVENT);
    expect(await store.trail({ siteId: 'north', limit: 10 })).toHaveLength(1);
    await store.close();
  });

  it('that is none is said to be away', async () => {
    writeFileSync(file, 'this is not a database, whatever its name says, and long enough to be read as one'.repeat(20));
    await expect(openStore({ file, keys })).rejects.toMatchObject({ reason: 'sqlite 26' });
  });

  it('of a newer LiverMet is refused, not changed', async () => {
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await expect(openStore({ file, keys })).rejects.toThrow('The database has version 99');
  });
});

describe(':memory:', () => {
  it('makes a store that leaves no file', async () => {
    const store = await openStore({ file: ':memory:', keys });
    await store.saveLaunch(LAUNCH);
    expect(await store.findLaunch('launch-1')).toEqual(LAUNCH);
    await store.close();
  });
});
