import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../server/criteria/decision.ts';
import { decisionsCommand } from '../../server/decisionsCommand.ts';
import { openStore } from '../../server/store/openStore.ts';
import { DECISION } from './store/contract.ts';
import { EVENT } from './store/event.ts';

const folder = mkdtempSync(join(tmpdir(), 'livermet-decisions-'));
const key = Buffer.alloc(32, 1).toString('base64');
const environment = {
  SITES_FILE: join(folder, 'sites.json'),
  DATABASE_FILE: join(folder, 'store.sqlite'),
  LIVERMET_KEY: key,
  BASE_URL: 'https://livermet.example',
};
const site = (id: string) => ({
  id,
  name: id,
  iss: `https://ehr.${id}.example/fhir`,
  clientId: 'livermet',
  authentication: { kind: 'public' },
  frameAncestors: [`https://ehr.${id}.example`],
  policy: { timeZone: 'America/New_York' },
});

beforeAll(async () => {
  writeFileSync(environment.SITES_FILE, JSON.stringify({ sites: [site('north'), site('south')] }));
  const store = await openStore({
    file: environment.DATABASE_FILE,
    keys: { current: Buffer.from(key, 'base64'), old: [] },
  });
  const made = (form: string, at: string) => ({ ...DECISION, form, at });
  await store.addDecision('north', 'p1', made('before', '2026-01-01T04:59:59Z'), 0, EVENT);
  await store.addDecision('north', 'p1', made('first', '2026-01-01T05:00:00Z'), 1, EVENT);
  await store.addDecision('north', 'p2', made('last', '2026-02-01T04:59:59Z'), 0, EVENT);
  await store.addDecision('north', 'p2', made('after', '2026-02-01T05:00:00Z'), 1, EVENT);
  const south = async (patient: string, about: Decision['about'], form: string, day: string, seen: number) =>
    store.addDecision('south', patient, { ...made(form, `2026-03-${day}T12:00:00Z`), about }, seen, EVENT);
  await south('p3', 'y90', 'one', '01', 0);
  await south('p3', 'all', 'every', '02', 1);
  await south('p3', 'y90', 'again', '03', 2);
  await south('p4', 'all', 'other', '04', 0);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the decisions of a site', () => {
  it('are those of whole days on the clock of the site, each with its patient and all that was kept', async () => {
    const args = ['--site', 'north', '--from', '2026-01-01', '--to', '2026-01-31'];
    expect(await decisionsCommand(args, environment)).toEqual({
      site: 'north',
      from: '2026-01-01',
      to: '2026-01-31',
      decisions: [
        {
          patient: { reference: 'Patient/p1' },
          ...DECISION,
          form: 'first',
          at: '2026-01-01T05:00:00Z',
          supersededBy: null,
          exceptFor: [],
        },
        {
          patient: { reference: 'Patient/p2' },
          ...DECISION,
          form: 'last',
          at: '2026-02-01T04:59:59Z',
          supersededBy: { form: 'after', at: '2026-02-01T05:00:00Z', by: DECISION.by },
          exceptFor: [],
        },
      ],
    });
  });

  it('are never those of another site', async () => {
    const args = ['--site', 'south', '--from', '2026-01-01', '--to', '2026-02-28'];
    expect(await decisionsCommand(args, environment)).toMatchObject({ decisions: [] });
  });
});

describe('what later decisions have left of one', () => {
  it('is said with it: superseded, or no longer about the therapies that were decided on later', async () => {
    const args = ['--site', 'south', '--from', '2026-03-01', '--to', '2026-03-31'];
    expect(await decisionsCommand(args, environment)).toMatchObject({
      decisions: [
        { form: 'one', supersededBy: { form: 'every' } },
        { form: 'every', supersededBy: null, exceptFor: ['y90'] },
        { form: 'again', supersededBy: null, exceptFor: [] },
        { form: 'other', about: 'all', supersededBy: null, exceptFor: [] },
      ],
    });
  });
});

describe('what cannot be answered is refused in one line', () => {
  it.each<[string, readonly string[], Partial<typeof environment>, RegExp]>([
    ['no first day', ['--site', 'north', '--to', '2026-01-31'], {}, /^--from is missing/],
    [
      'a day that is none',
      ['--site', 'north', '--from', '2026-02-30', '--to', '2026-03-01'],
      {},
      /"2026-02-30" is no day/,
    ],
    ['a month', ['--site', 'north', '--from', '2026-01', '--to', '2026-03-01'], {}, /"2026-01" is no day/],
    [
      'days the wrong way round',
      ['--site', 'north', '--from', '2026-02-01', '--to', '2026-01-01'],
      {},
      /before --from/,
    ],
    ['no site', ['--from', '2026-01-01', '--to', '2026-01-31'], {}, /choose a site with --site: north, south/],
    ['an unknown option', ['--until', '2026-01-01'], {}, /Usage: decisions/],
    [
      'a database that is not there',
      ['--site', 'north', '--from', '2026-01-01', '--to', '2026-01-31'],
      { DATABASE_FILE: join(folder, 'none.sqlite') },
      /there is no file/,
    ],
  ])('%s', async (_, args, change, message) => {
    await expect(decisionsCommand(args, { ...environment, ...change })).rejects.toThrow(message);
  });

  it('no registered EHR', async () => {
    await expect(decisionsCommand(['--from', '2026-01-01', '--to', '2026-01-31'], {})).rejects.toThrow(
      /the sandbox keeps no decisions/,
    );
  });
});
