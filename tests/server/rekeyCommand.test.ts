import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { rekeyCommand } from '../../server/rekeyCommand.ts';
import { openStore } from '../../server/store/openStore.ts';
import { LAUNCH, PENDING } from './store/contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'livermet-rekey-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'store.sqlite');
const [first, second, lost] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const open = (current: Uint8Array, ...old: readonly Uint8Array[]) => openStore({ file, keys: { current, old } });

it('a key is changed without ending a launch: the old one reads, what is written uses the new one, rekey seals the rest', async () => {
  const before = await open(first);
  await before.savePending(PENDING);
  await before.saveLaunch(LAUNCH);
  await before.saveLaunch({ ...LAUNCH, id: 'launch-2' });
  await before.close();
  const other = await open(lost);
  await other.saveLaunch({ ...LAUNCH, id: 'launch-3' });
  await other.close();

  const during = await open(second, first);
  expect(await during.findLaunch('launch-1')).toEqual(LAUNCH);
  await during.updateTokens('launch-2', LAUNCH.tokens);
  await during.close();
  const strict = await open(second);
  expect(await strict.findLaunch('launch-1')).toBeUndefined();
  expect(await strict.findLaunch('launch-2')).toEqual({ ...LAUNCH, id: 'launch-2' });
  await strict.close();

  const text = (key: Uint8Array) => Buffer.from(key).toString('base64');
  const environment = { DATABASE_FILE: file, LIVERMET_KEY: text(second), LIVERMET_OLD_KEYS: text(first) };
  expect(await rekeyCommand(environment)).toEqual({ sealedAnew: 2, current: 1, unreadable: 1 });
  expect(await rekeyCommand(environment)).toEqual({ sealedAnew: 0, current: 3, unreadable: 1 });

  const after = await open(second);
  expect(await after.findLaunch('launch-1')).toEqual(LAUNCH);
  expect(await after.takePending(PENDING.state)).toEqual(PENDING);
  await after.close();
});
