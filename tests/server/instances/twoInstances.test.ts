import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerId } from '../../../server/chart/answer.ts';
import type { Environment } from '../../../server/config.ts';
import { seenText } from '../../../server/present/answers/seenAnswers.ts';
import { openStore } from '../../../server/store/openStore.ts';
import type { Store } from '../../../server/store/store.ts';
import { brokenLink, type Head, START } from '../../../server/trail/chain.ts';
import { HANDLE, PATIENT, type StubEhr, startStubEhr } from '../../launch/support/stubEhr.ts';
import { locationOf, TestBrowser } from '../../launch/support/testBrowser.ts';
import { type Postgres, startPostgres } from '../store/postgres.ts';
import { createInstance, type Instance } from './instance.ts';
import { type RoundRobin, roundRobin } from './roundRobin.ts';

const KEY = randomBytes(32);
const keys = { current: KEY, old: [] };
const folder = mkdtempSync(join(tmpdir(), 'livermet-instances-'));
let postgres: Postgres;
let ehr: StubEhr;
let proxy: RoundRobin;
let instances: readonly Instance[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true });
});

/** Two instances on one database behind a proxy, and an EHR whose patient has nothing recorded. */
async function startTwo(database: Environment): Promise<void> {
  ehr = await startStubEhr();
  ehr.answers.fhir = ({ path }) => ({
    body: path.includes('/Patient/')
      ? { resourceType: 'Patient', id: PATIENT }
      : { resourceType: 'Bundle', type: 'searchset', entry: [] },
  });
  proxy = await roundRobin(() => instances.map(({ origin }) => origin));
  const sites = join(folder, `${randomUUID()}.json`);
  const { policy: _, ...site } = ehr.site();
  writeFileSync(sites, JSON.stringify({ sites: [site] }));
  const environment = {
    ...database,
    SITES_FILE: sites,
    BASE_URL: proxy.origin,
    LIVERMET_KEY: KEY.toString('base64'),
  };
  instances = await Promise.all([createInstance(environment), createInstance(environment)]);
  // Both at once, on a database without tables.
  await Promise.all(instances.map((instance) => instance.start()));
}

afterEach(async () => {
  await Promise.all(instances.map((instance) => instance.stop()));
  expect(instances.map((instance) => instance.output()).join('')).not.toMatch(/ENDED BY ITSELF|Unhandled/i);
  expect(instances.map((instance) => instance.output()).join('')).not.toMatch(`${PATIENT}|ACCESS-|Practitioner`);
  await proxy.close();
  await ehr.close();
});

interface Opened {
  readonly browser: TestBrowser;
  /** "/l/<id>/" */
  readonly path: string;
  readonly csrf: string;
}

/** A launch whose every step goes to the other instance. */
async function launch(): Promise<Opened> {
  const browser = new TestBrowser(proxy.origin);
  const started = await browser.open(`/launch?${new URLSearchParams({ iss: ehr.iss, launch: HANDLE })}`);
  const finished = await browser.open(ehr.consent(locationOf(started)));
  const path = locationOf(finished);
  const page = await (await browser.open(path)).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  expect([started.status, finished.status, csrf.length > 10]).toEqual([302, 303, true]);
  return { browser, path, csrf };
}

interface Entered {
  readonly question: AnswerId;
  readonly form: string;
}

const QUESTIONS = ['ecog', 'lesion-count', 'unresectable'] as const;
const typed = (question: AnswerId, round: number) =>
  question === 'unresectable' ? ['yes', 'no'][round % 2] : round % 5;

/** Sends a form until it is acknowledged, as a person does whose page did not come. */
async function enter({ path, csrf, browser }: Opened, round: number, question: AnswerId): Promise<Entered> {
  const form = randomUUID();
  const body = new URLSearchParams({
    csrf,
    form,
    seen: seenText({ [question]: round }),
    [question]: String(typed(question, round)),
  });
  const cookie = [...browser.cookies.values()].map(({ name, value }) => `${name}=${value}`).join('; ');
  for (;;) {
    const init = { method: 'POST', body, headers: { cookie }, redirect: 'manual' } as const;
    const status = await fetch(`${proxy.origin}${path}answers`, init).then(
      (response) => response.status,
      () => 502,
    );
    if (status === 303) return { question, form };
    expect(status).toBe(502);
    await sleep(5);
  }
}

/** Rounds of answers, in each of which an instance is killed while they are on their way. */
async function rounds(count: number): Promise<readonly Entered[]> {
  const opened = await launch();
  const acknowledged: Entered[] = [];
  for (let round = 0; round < count; round++) {
    const victim = instances[round % 2];
    const entering = QUESTIONS.map((question) => enter(opened, round, question));
    await sleep((round * 7) % 40);
    await victim?.kill();
    const [entered] = await Promise.all([Promise.all(entering), victim?.start()]);
    acknowledged.push(...entered);
  }
  for (const _ of instances) expect((await opened.browser.open(opened.path)).status).toBe(200);
  return acknowledged;
}

async function expectAllKept(store: Store, acknowledged: readonly Entered[]): Promise<void> {
  const kept = (await store.answers('north', PATIENT)).map(({ id, form }) => ({ question: id, form }));
  const byForm = (list: readonly { form?: string | undefined }[]) =>
    list.toSorted((a, b) => `${a.form}`.localeCompare(`${b.form}`));
  expect(byForm(kept)).toEqual(byForm(acknowledged));
  let head: Head = START;
  let answers = 0;
  for (const row of await store.trailRows(undefined, 100_000)) {
    expect(brokenLink(row, head)).toBeUndefined();
    head = row;
    if (row.document.includes('"action":"answer"')) answers += 1;
  }
  expect(answers).toBe(acknowledged.length);
  await store.close();
}

describe('two instances on one PostgreSQL behind a proxy', () => {
  it('serve one launch, and renew its token once between them', { timeout: 120_000 }, async () => {
    await startTwo({ DATABASE_URL: await postgres.newDatabase() });
    const first = ehr.answers.token;
    ehr.answers.token = async (asked) =>
      asked.form.grant_type === 'refresh_token'
        ? { body: { access_token: 'ACCESS-2', token_type: 'Bearer', expires_in: 3600, scope: '' }, delayMs: 300 }
        : { body: await ehr.tokenResponse(asked.form.code, { expires_in: 20 }) };
    const { browser, path } = await launch();
    const pages = await Promise.all(Array.from({ length: 6 }, () => browser.open(path)));
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(ehr.askedFor('/token').filter(({ form }) => form.grant_type === 'refresh_token')).toHaveLength(1);
    expect(new Set(ehr.askedFor('/fhir/P').map(({ headers }) => headers.authorization))).toEqual(
      new Set(['Bearer ACCESS-2']),
    );
    ehr.answers.token = first;
  });

  it('lose no acknowledged answer when one of them is killed, a hundred times', { timeout: 900_000 }, async () => {
    const url = await postgres.newDatabase();
    await startTwo({ DATABASE_URL: url });
    const acknowledged = await rounds(100);
    expect(acknowledged).toHaveLength(300);
    await expectAllKept(await openStore({ url, file: '', keys }), acknowledged);
  });
});

describe('two instances on one SQLite file of one machine', () => {
  it('lose no acknowledged answer when one of them is killed', { timeout: 300_000 }, async () => {
    const file = join(folder, 'store.sqlite');
    await startTwo({ DATABASE_FILE: file });
    const acknowledged = await rounds(10);
    await expectAllKept(await openStore({ file, keys }), acknowledged);
  });
});
