import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../server/store/sqliteStore.ts';
import { DECISION, LAUNCH, PENDING, sent, storeContract } from './contract.ts';

const encryptionKey = randomBytes(32);

storeContract({
  name: 'SQLite',
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'livermet-'));
    const file = join(folder, 'store.sqlite');
    const store = openSqliteStore({ file, encryptionKey });
    const sameDatabase = openSqliteStore({ file, encryptionKey });
    const remove = async () => {
      await Promise.all([store.close(), sameDatabase.close()]);
      rmSync(folder, { recursive: true });
    };
    return { store, sameDatabase, remove };
  },
});

describe('the SQLite file', () => {
  let folder = '';
  let file = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'livermet-'));
    file = join(folder, 'store.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('outlives the process', async () => {
    const before = openSqliteStore({ file, encryptionKey });
    await before.saveLaunch(LAUNCH);
    await before.close();
    const after = openSqliteStore({ file, encryptionKey });
    expect(await after.findLaunch('launch-1')).toEqual(LAUNCH);
    await after.close();
  });

  it('holds no token, verifier or nonce in the clear', async () => {
    const store = openSqliteStore({ file, encryptionKey });
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
    const store = openSqliteStore({ file, encryptionKey });
    await store.saveLaunch(LAUNCH);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    await store.close();
  });

  it('ends open launches when the key changes, and keeps answers and decisions', async () => {
    const before = openSqliteStore({ file, encryptionKey });
    const given = { id: 'ecog', value: 1, at: '2026-03-01T12:00:00.000Z', by: 'dr' } as const;
    await before.savePending(PENDING);
    await before.saveLaunch(LAUNCH);
    await before.addAnswers('north', 'p1', sent('form-1', [given]));
    await before.addDecision('north', 'p1', DECISION, 0);
    await before.close();
    const after = openSqliteStore({ file, encryptionKey: randomBytes(32) });
    expect(await after.takePending('state-1')).toBeUndefined();
    expect(await after.findLaunch('launch-1')).toBeUndefined();
    expect(await after.answers('north', 'p1')).toEqual([{ ...given, form: 'form-1' }]);
    expect(await after.decisions('north', 'p1')).toEqual([DECISION]);
    await after.close();
  });

  it('gives no launch the tokens of another, even when its bytes are copied over', async () => {
    const store = openSqliteStore({ file, encryptionKey });
    await store.saveLaunch(LAUNCH);
    await store.saveLaunch({ ...LAUNCH, id: 'launch-2' });
    const intruder = new DatabaseSync(file);
    intruder.exec(`UPDATE launch SET sealed = (SELECT sealed FROM launch WHERE id = 'launch-1') WHERE id = 'launch-2'`);
    intruder.close();
    expect(await store.findLaunch('launch-2')).toBeUndefined();
    expect(await store.findLaunch('launch-1')).toEqual(LAUNCH);
    await store.close();
  });

  it('written by the first version keeps its answers, and they can be withdrawn and given anew', async () => {
    const old = new DatabaseSync(file);
    old.exec(readFileSync(new URL('./firstVersion.sql', import.meta.url), 'utf8'));
    old.close();
    const store = openSqliteStore({ file, encryptionKey });
    const [early, late, other] = await store.answers('north', 'p1');
    expect([early, late, other]).toMatchObject([
      { id: 'ecog', value: 1, at: '2026-03-01T11:00:00.000Z', by: 'dr-1' },
      { id: 'ecog', value: 0, at: '2026-03-01T12:00:00.000Z', by: 'dr-2' },
      { id: 'dialysis', value: false, at: '2026-03-01T13:00:00.000Z', by: 'dr-1' },
    ]);
    const name = { id: 'ecog' as const, form: late!.form! };
    const withdrawal = { at: '2026-03-02T12:00:00.000Z', by: 'dr-3' };
    expect(await store.withdrawAnswer('north', 'p1', name, withdrawal)).toBe(true);
    const anew = { id: 'ecog', value: 2, at: '2026-03-03T12:00:00.000Z', by: 'dr-3' } as const;
    expect(await store.addAnswers('north', 'p1', sent('form-1', [anew], { ecog: 3 }))).toBe('stored');
    expect((await store.answers('north', 'p1')).map(({ withdrawn }) => withdrawn)).toEqual([
      undefined,
      withdrawal,
      undefined,
      undefined,
    ]);
    expect(await store.answers('north', 'p2')).toMatchObject([{ value: 3 }]);
    await store.close();
  });

  it('of a newer LiverMet is refused, not changed', () => {
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect(() => openSqliteStore({ file, encryptionKey })).toThrow('The database has version 99');
  });
});

describe(':memory:', () => {
  it('makes a store that leaves no file', async () => {
    const store = openSqliteStore({ file: ':memory:', encryptionKey });
    await store.saveLaunch(LAUNCH);
    expect(await store.findLaunch('launch-1')).toEqual(LAUNCH);
    await store.close();
  });
});
