import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreAway } from '../../../server/errors/store.ts';
import { openStore } from '../../../server/store/openStore.ts';
import { auditRunContract } from './auditRunContract.ts';
import { type Backend, DECISION, LAUNCH, PENDING, sent, storeContract } from './contract.ts';
import { EVENT } from './event.ts';
import { ask, type Postgres, startPostgres } from './postgres.ts';
import { trailContract } from './trailContract.ts';
import { upgradeContract } from './upgradeContract.ts';

const keys = { current: randomBytes(32), old: [] };
let postgres: Postgres;
const open = (url: string, onIdleFailure = () => {}) => openStore({ url, file: '', keys, onIdleFailure });

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

const BACKEND: Backend = {
  name: 'PostgreSQL',
  letEntriesIn: 'DROP TRIGGER trail_entry_next ON trail_entry',
  open: async () => {
    const url = await postgres.newDatabase();
    // Both at once: the second finds the first at work, or finished.
    const [store, sameDatabase] = await Promise.all([open(url), open(url)]);
    const execute = async (sql: string) => void (await ask(url, sql));
    const remove = async () => void (await Promise.all([store.close(), sameDatabase.close()]));
    return { store, sameDatabase, execute, remove };
  },
};

storeContract(BACKEND);
trailContract(BACKEND);
auditRunContract(BACKEND);
upgradeContract('the PostgreSQL database', async () => {
  const url = await postgres.newDatabase();
  await ask(url, readFileSync(new URL('./firstVersionPostgres.sql', import.meta.url), 'utf8'));
  // Two instances of the new version start on it at once.
  const [store, second] = await Promise.all([open(url), open(url)]);
  await second.close();
  return store;
});

describe('the PostgreSQL database', () => {
  it('holds no token, verifier or nonce in the clear', async () => {
    const url = await postgres.newDatabase();
    const store = await open(url);
    await store.savePending({ ...PENDING, codeVerifier: 'VERIFIER-TEXT', nonce: 'NONCE-TEXT' });
    await store.saveLaunch({
      ...LAUNCH,
      tokens: { ...LAUNCH.tokens, accessToken: 'ACCESS-TEXT', refreshToken: 'REFRESH-TEXT' },
    });
    const rows = [
      await ask(url, `SELECT encode(sealed, 'escape') AS bytes, * FROM launch`),
      await ask(url, `SELECT encode(sealed, 'escape') AS bytes, * FROM pending_launch`),
    ];
    expect(JSON.stringify(rows)).toContain('launch-1');
    expect(JSON.stringify(rows)).not.toMatch(/(VERIFIER|NONCE|ACCESS|REFRESH)-TEXT/);
    await store.close();
  });

  it.each([
    "UPDATE trail_entry SET hash = ''",
    'DELETE FROM trail_entry',
    'TRUNCATE trail_entry',
    "INSERT INTO trail_entry SELECT * FROM trail_entry ON CONFLICT (number) DO UPDATE SET hash = ''",
  ])('refuses to change or remove an entry of the trail, whoever asks: %s', async (sql) => {
    const url = await postgres.newDatabase();
    const store = await open(url);
    await store.record(EVENT);
    await expect(ask(url, sql)).rejects.toThrow('append-only');
    expect(await store.trail({ siteId: 'north', limit: 10 })).toHaveLength(1);
    await store.close();
  });

  it('of a newer LiverMet is refused, not changed', async () => {
    const url = await postgres.newDatabase();
    await (await open(url)).close();
    await ask(url, 'UPDATE livermet_version SET version = 99');
    await expect(open(url)).rejects.toThrow('The database has version 99');
    expect(await ask(url, 'SELECT version FROM livermet_version')).toEqual([{ version: 99 }]);
  });

  it('keeps text that it has no character for', async () => {
    const store = await open(await postgres.newDatabase());
    await store.addDecision('north', 'p1', { ...DECISION, reason: 'nul \0 here' }, 0, EVENT);
    expect((await store.decisions('north', 'p1'))[0]?.reason).toBe('nul \0 here');
    await store.saveLaunch({ ...LAUNCH, user: 'nul \0 here' });
    expect((await store.findLaunch('launch-1'))?.user).toBe('nul \u{FFFD} here');
    await store.close();
  });
});

describe('a PostgreSQL server that goes away', () => {
  it('makes every call fail as such, never the process, and the store goes on once it is back', async () => {
    const { server } = postgres;
    const url = await postgres.newDatabase();
    const idle: string[] = [];
    const store = await openStore({ url, file: '', keys, onIdleFailure: (code) => idle.push(code) });
    const at = '2026-03-01T12:00:00.000Z';
    const form = sent('form-1', [{ id: 'ecog', value: 1, at, by: 'dr' }]);
    await store.addAnswers('north', 'p1', form, EVENT);
    if (server) await server.stop();
    else await ask(url, 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()');
    if (server) {
      await expect(store.answers('north', 'p1')).rejects.toBeInstanceOf(StoreAway);
      await expect(store.addAnswers('north', 'p1', form, EVENT)).rejects.toBeInstanceOf(StoreAway);
      await server.start();
    }
    expect(idle.length).toBeGreaterThan(0);
    expect(await store.answers('north', 'p1')).toHaveLength(1);
    expect(await store.addAnswers('north', 'p1', form, EVENT)).toBe('stored');
    await store.close();
  });

  it('lets nobody start on it', async () => {
    await expect(open('postgres://livermet@127.0.0.1:1/none')).rejects.toMatchObject({
      reason: 'postgres ECONNREFUSED',
    });
  });
});
