import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StoreAway } from '../../../server/errors/store.ts';
import { openStore } from '../../../server/store/openStore.ts';
import { threadedStore } from '../../../server/threadedStore.ts';
import { LAUNCH } from './contract.ts';
import { EVENT } from './event.ts';

const keys = { current: randomBytes(32), old: [] };
let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'livermet-'));
  file = join(folder, 'store.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('what the writing thread has acknowledged is read at once, and outlives the store', async () => {
  const store = await threadedStore({ file, keys });
  for (let number = 1; number <= 20; number++) {
    await store.saveLaunch({ ...LAUNCH, id: `launch-${number}` });
    expect(await store.siteOfLaunch(`launch-${number}`)).toBe(LAUNCH.siteId);
  }
  await store.close();
  const after = await openStore({ file, keys });
  expect(await after.findLaunch('launch-20')).toEqual({ ...LAUNCH, id: 'launch-20' });
  await after.close();
});

it('entries of the trail that are asked for before it closes are written, in their order', async () => {
  const store = await threadedStore({ file, keys });
  const details = Array.from({ length: 50 }, (_, number) => `entry ${number}`);
  const recorded = Promise.all(details.map((detail) => store.record({ ...EVENT, detail })));
  await store.close();
  await recorded;
  const after = await openStore({ file, keys });
  const rows = await after.trailRows(undefined, 100);
  expect(rows.map(({ document }) => JSON.parse(document).detail)).toEqual(details);
  await after.close();
});

it('a failure of the thread is the failure of whoever asked, and of nobody else', async () => {
  const store = await threadedStore({ file, keys });
  await store.saveLaunch(LAUNCH);
  const twice = store.saveLaunch(LAUNCH);
  const other = store.saveLaunch({ ...LAUNCH, id: 'launch-2' });
  await expect(twice).rejects.toThrow(/UNIQUE/);
  await expect(twice).rejects.not.toThrow(StoreAway);
  await other;
  await store.close();
});

it('a database that another one holds is said to be away', async () => {
  const store = await threadedStore({ file, keys });
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(store.saveLaunch(LAUNCH)).rejects.toMatchObject({ name: StoreAway.name, reason: 'sqlite busy' });
  expect(await store.findLaunch(LAUNCH.id)).toBeUndefined();
  other.exec('ROLLBACK');
  other.close();
  await store.saveLaunch(LAUNCH);
  await store.close();
});

it('what waits behind a held database waits no longer than what was asked for first', async () => {
  const store = await threadedStore({ file, keys });
  await store.ready();
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const [begun, settled]: [number, number[]] = [performance.now(), []];
  const writes = Array.from({ length: 8 }, (_, number) =>
    store.saveLaunch({ ...LAUNCH, id: `launch-${number}` }).catch((error: unknown) => {
      settled.push(performance.now());
      return error;
    }),
  );
  for (const failure of await Promise.all(writes)) expect(failure).toMatchObject({ reason: 'sqlite busy' });
  // One after the other the last would wait eight times as long as the first.
  const [first = 0, last = 0] = [settled[0], settled.at(-1)];
  expect(last - first).toBeLessThan(first - begun);
  other.exec('ROLLBACK');
  other.close();
  await store.close();
});

it('what cannot be sent to the thread is refused, and keeps nothing else up', async () => {
  const store = await threadedStore({ file, keys });
  const name = (() => 'x') as unknown as string;
  await expect(store.saveLaunch({ ...LAUNCH, id: name })).rejects.toMatchObject({ name: 'DataCloneError' });
  await store.saveLaunch(LAUNCH);
  await store.close();
});

it('closes within the time that it is given, also while another holds the database', async () => {
  const store = await threadedStore({ file, keys });
  await store.ready();
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const write = store.saveLaunch(LAUNCH).catch((error: unknown) => error);
  await store.close(100);
  expect(await write).toMatchObject({ reason: 'sqlite thread ended' });
  other.exec('ROLLBACK');
  other.close();
});
