import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endLaunchesCommand } from '../../server/endLaunchesCommand.ts';
import { openStore } from '../../server/store/openStore.ts';
import { LAUNCH, QUALITY } from './store/contract.ts';

const ISS = 'https://ehr.example/fhir';
const key = Buffer.alloc(32, 1);
let folder: string;
let environment: Readonly<Record<string, string>>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'livermet-end-'));
  environment = { DATABASE_FILE: join(folder, 'store.sqlite'), LIVERMET_KEY: key.toString('base64') };
  const store = await open();
  await store.saveLaunch({ ...LAUNCH, id: 'north-7' });
  await store.saveLaunch({ ...LAUNCH, id: 'north-7-long', user: `${ISS}/Practitioner/7` });
  await store.saveLaunch({ ...LAUNCH, id: 'north-77', user: 'Practitioner/77' });
  await store.saveLaunch({ ...LAUNCH, id: 'south-7', siteId: 'south' });
  await store.saveQualityLaunch(QUALITY);
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => openStore({ file: environment.DATABASE_FILE ?? '', keys: { current: key, old: [] } });

async function left(): Promise<readonly string[]> {
  const store = await open();
  const ids = ['north-7', 'north-7-long', 'north-77', 'south-7'];
  const found = await Promise.all(ids.map(async (id) => ((await store.findLaunch(id)) ? [id] : [])));
  const quality = (await store.findQualityLaunch(QUALITY.id)) ? [QUALITY.id] : [];
  await store.close();
  return [...found.flat(), ...quality];
}

describe('end-launches', () => {
  it.each<[string, readonly string[], number, readonly string[]]>([
    ['of everybody', ['--site', 'all'], 5, []],
    ['of one site', ['--site', 'north'], 4, ['south-7']],
    ['of one person', ['--site', 'north', '--user', 'Practitioner/7', '--iss', ISS], 3, ['north-77', 'south-7']],
    ['of nobody', ['--site', 'west'], 0, ['north-7', 'north-7-long', 'north-77', 'south-7', 'quality-1']],
  ])('ends those %s, charts and quality pages alike', async (_, args, ended, others) => {
    expect(await endLaunchesCommand(args, environment)).toEqual({ ended });
    expect(await left()).toEqual(others);
  });

  it.each([
    [[], /--site is missing/],
    [['--site', 'north', '--user', 'Practitioner/7'], /--user and --iss go together/],
  ])('says what is missing: %j', async (args, line) => {
    await expect(endLaunchesCommand(args, environment)).rejects.toThrow(line);
    expect(await left()).toHaveLength(5);
  });
});
