import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../../server/config.ts';
import { PATIENT, type StubEhr, startStubEhr } from '../../launch/support/stubEhr.ts';
import { ask, type Postgres, startPostgres } from '../store/postgres.ts';
import { appWith, type LoggedApp, launched, type OpenedLaunch, pageOf } from './appWith.ts';

interface Outage {
  readonly name: string;
  readonly environment: () => Promise<Environment>;
  begin(): Promise<void>;
  end(): Promise<void>;
}

let postgres: Postgres;
let folder: string;
let file: string;
let other: DatabaseSync | undefined;
beforeAll(async () => {
  postgres = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), 'livermet-outage-'));
});
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true });
});

let made = 0;
const sqliteFile = async () => {
  file = join(folder, `store-${made++}.sqlite`);
  return { DATABASE_FILE: file };
};
let url = '';
async function newDatabase(): Promise<Environment> {
  url = await postgres.newDatabase();
  return { DATABASE_URL: url };
}

const OUTAGES: readonly Outage[] = [
  {
    name: 'PostgreSQL is stopped, or, where it is not ours to stop, lets nobody in',
    environment: newDatabase,
    begin: () => postgres.server?.stop() ?? alter('ALLOW_CONNECTIONS false'),
    end: () => postgres.server?.start() ?? alter('ALLOW_CONNECTIONS true'),
  },
  {
    name: 'PostgreSQL only lets read, as a standby does',
    environment: newDatabase,
    begin: () => alter('SET default_transaction_read_only = on'),
    end: () => alter('SET default_transaction_read_only = off'),
  },
  {
    name: 'another process keeps the SQLite file locked',
    environment: sqliteFile,
    begin: async () => {
      other = new DatabaseSync(file);
      other.exec('BEGIN IMMEDIATE');
    },
    end: async () => {
      other?.exec('ROLLBACK');
      other?.close();
    },
  },
];

/** For connections made from now on; those that stand are ended. */
async function alter(setting: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const admin = new URL(url);
  admin.pathname = 'postgres';
  await ask(admin.href, `ALTER DATABASE ${name} ${setting}`);
  await ask(admin.href, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
}

describe.each(OUTAGES)('$name', ({ environment, begin, end }) => {
  let ehr: StubEhr;
  let app: LoggedApp;
  let opened: OpenedLaunch;
  let page = '';

  beforeEach(async () => {
    ehr = await startStubEhr();
    ehr.answers.fhir = ({ path }) => ({
      body: path.includes('/Patient/')
        ? { resourceType: 'Patient', id: PATIENT, name: [{ family: 'Holding' }] }
        : { resourceType: 'Bundle', type: 'searchset', entry: [] },
    });
    app = await appWith([ehr.site({ frameAncestors: ['https://ehr.example'] })], await environment());
    opened = await launched(app, ehr);
    page = (await pageOf(opened)).text;
    expect(page).toContain('Holding');
    await begin();
  });
  afterEach(async () => {
    await app.close();
    await ehr.close();
    expect(app.log()).not.toMatch(/Holding|Carcinoid|pat-4711|Unexpected/);
  });

  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';
  /** Sends a form with the fields of the page it stands on. */
  async function send(where: string, typed: Readonly<Record<string, string>>) {
    const body = new URLSearchParams({ csrf: field('csrf'), form: field('form'), seen: field('seen'), ...typed });
    const cookie = [...opened.browser.cookies.values()].map(({ name, value }) => `${name}=${value}`).join('; ');
    const address = `${app.baseUrl}${opened.path}${where}`;
    const response = await fetch(address, { method: 'POST', body, redirect: 'manual', headers: { cookie } });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }
  const statusOf = async (path: string) => (await fetch(`${app.baseUrl}${path}`)).status;

  it('shows nothing of the patient, says that nothing was saved, keeps what was typed, and recovers by itself', async () => {
    const shown = await pageOf(opened);
    expect(shown.status).toBe(503);
    expect(shown.text).not.toContain('Holding');
    expect(shown.text).toContain('cannot reach its store');

    const answer = await send('answers', { ecog: '3', 'lesion-count': '2' });
    expect(answer.status).toBe(503);
    expect(answer.text).toMatch(/not called saved|nothing of the form was saved|Nothing was saved/);
    expect(answer.text).toContain('Not saved: what you entered');
    expect(answer.text).toMatch(/<dd>(3|Grade 3|.*3.*)<\/dd>/);
    // It is seen in the frame that it was asked for in.
    expect(answer.headers.get('content-security-policy')).toContain('https://ehr.example');

    const decision = await send('decisions', { about: 'all', kind: 'defer', reason: 'Carcinoid to be ruled out' });
    expect(decision.status).toBe(503);
    expect(decision.text).toContain('Carcinoid to be ruled out');

    expect(await Promise.all([statusOf('/readyz'), statusOf('/healthz')])).toEqual([503, 200]);
    await end();
    while ((await statusOf('/readyz')) !== 200);
    expect((await send('answers', { ecog: '3', 'lesion-count': '2' })).status).toBe(303);
    const again = await pageOf(opened);
    expect(again.status).toBe(200);
    expect(again.text).toMatch(/entered here/);
  });
});
