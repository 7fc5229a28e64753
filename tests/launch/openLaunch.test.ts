import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StubEhr, startStubEhr } from './support/stubEhr.ts';
import { completeLaunch, failureOf, launchPath, startTestApp, type TestApp } from './support/testApp.ts';
import { locationOf, type TestBrowser } from './support/testBrowser.ts';

let ehr: StubEhr;
let app: TestApp;
let browser: TestBrowser;

beforeEach(async () => {
  ehr = await startStubEhr();
  app = await startTestApp({ sites: [ehr.site()] });
  browser = app.browser();
});
afterEach(async () => {
  await app.close();
  await ehr.close();
});

const failed = async (path: string, by = browser) => failureOf(await by.open(path));
const patientAt = async (path: string) => ((await (await browser.open(path)).json()) as { patient: string }).patient;

/** Each code is for the patient of that number. */
const onePatientACode = () => {
  ehr.answers.token = async ({ form }) => ({
    body: await ehr.tokenResponse(form.code, {
      patient: form.code?.replace('CODE-', 'pat-'),
      access_token: `ACCESS-${form.code}`,
    }),
  });
};

describe('two launches in one browser', () => {
  beforeEach(onePatientACode);

  it('show each its own patient, whichever is opened last', async () => {
    const one = await completeLaunch(ehr, browser);
    const two = await completeLaunch(ehr, browser);
    expect([await patientAt(one.path), await patientAt(two.path), await patientAt(one.path)]).toEqual([
      'pat-1',
      'pat-2',
      'pat-1',
    ]);
  });

  it('stay apart when their sign-ins cross', async () => {
    const first = locationOf(await browser.open(launchPath(ehr)));
    const second = locationOf(await browser.open(launchPath(ehr)));
    const toSecond = ehr.consent(second);
    const toFirst = ehr.consent(first);
    const paths = [locationOf(await browser.open(toFirst)), locationOf(await browser.open(toSecond))];
    expect([await patientAt(paths[0]!), await patientAt(paths[1]!)]).toEqual(['pat-2', 'pat-1']);
  });

  it('do not take the place of each other’s sign-in: a code goes with its own verifier', async () => {
    const first = locationOf(await browser.open(launchPath(ehr)));
    const second = locationOf(await browser.open(launchPath(ehr)));
    await browser.open(ehr.consent(first));
    await browser.open(ehr.consent(second));
    const [a, b] = ehr.askedFor('/token').map(({ form }) => form.code_verifier);
    expect(a).not.toBe(b);
  });

  it('share no cookie: the cookie of one does not open the other', async () => {
    const one = await completeLaunch(ehr, browser);
    const two = await completeLaunch(ehr, browser);
    const stolen = app.browser();
    const cookie = browser.cookies.get(`__Host-livermet-${one.id}`)!;
    stolen.cookies.set(cookie.name, cookie);
    stolen.cookies.set('renamed', { ...cookie, name: `__Host-livermet-${two.id}` });
    expect((await stolen.open(one.path)).status).toBe(200);
    expect(await failed(two.path, stolen)).toEqual([403, 'foreign-browser']);
  });
});

describe('the address of an open launch', () => {
  it('shows nothing without the cookie, or with another', async () => {
    const { path, id } = await completeLaunch(ehr, browser);
    const other = app.browser();
    expect(await failed(path, other)).toEqual([403, 'foreign-browser']);
    const name = `__Host-livermet-${id}`;
    other.cookies.set(name, { name, value: 'guess', attributes: [] });
    expect(await failed(path, other)).toEqual([403, 'foreign-browser']);
  });

  it.each([randomUUID(), 'x', '..%2f..', '%00'])('that is none is not found: %s', async (id) => {
    expect(await failed(`/l/${id}/`)).toEqual([404, 'launch-not-found']);
  });

  it('ends after an hour in which nobody used it', async () => {
    await app.close();
    app = await startTestApp({ sites: [ehr.site()], launchIdleMinutes: 60 });
    browser = app.browser();
    const { path } = await completeLaunch(ehr, browser);
    app.later(59 * 60_000);
    expect((await browser.open(path)).status).toBe(200);
    app.later(59 * 60_000);
    expect((await browser.open(path)).status).toBe(200);
    app.later(61 * 60_000);
    expect(await failed(path)).toEqual([410, 'launch-expired']);
  });

  it('ends after eight hours, however much it is used', async () => {
    const { path } = await completeLaunch(ehr, browser);
    for (let minutes = 50; minutes < 480; minutes += 50) {
      app.later(50 * 60_000);
      expect((await browser.open(path)).status).toBe(200);
    }
    app.later(31 * 60_000);
    expect(await failed(path)).toEqual([410, 'launch-expired']);
  });

  it('ends with a token that cannot be renewed', async () => {
    ehr.answers.token = async ({ form }) => ({
      body: await ehr.tokenResponse(form.code, { refresh_token: undefined }),
    });
    const { path } = await completeLaunch(ehr, browser);
    app.later(3_599_000);
    expect((await browser.open(path)).status).toBe(200);
    app.later(2_000);
    expect(await failed(path)).toEqual([410, 'launch-expired']);
  });

  it('is forgotten some time after its end', async () => {
    const { path, id } = await completeLaunch(ehr, browser);
    app.later(9 * 3_600_000);
    await browser.open(launchPath(ehr));
    expect(await app.store.findLaunch(id)).toBeUndefined();
    expect(await failed(path)).toEqual([404, 'launch-ended']);
  });

  it('closes when its site is no longer registered', async () => {
    const { path, id } = await completeLaunch(ehr, browser);
    const without = await startTestApp({ sites: [ehr.site({ id: 'south' })], store: app.store });
    const visitor = without.browser();
    for (const [name, cookie] of browser.cookies) visitor.cookies.set(name, cookie);
    expect(await failureOf(await visitor.open(path))).toEqual([400, 'unlisted-iss']);
    expect(await app.store.findLaunch(id)).toBeDefined();
    await without.close();
  });
});

describe('the cookies of a launch', () => {
  it('are bound to the host, unreadable for scripts, and kept in the frame of the EHR only', async () => {
    await browser.open(launchPath(ehr));
    const [pending] = [...browser.cookies.values()];
    const { id } = await completeLaunch(ehr, browser);
    const opened = browser.cookies.get(`__Host-livermet-${id}`);
    const attributes = ['path=/', 'httponly', 'secure', 'partitioned', 'samesite=none'];
    expect(pending?.name).toMatch(/^__Host-livermet-start-/);
    expect(pending?.attributes).toEqual(expect.arrayContaining([...attributes, 'max-age=600']));
    expect(opened?.attributes).toEqual(expect.arrayContaining([...attributes, 'max-age=28800']));
    for (const cookie of [pending, opened]) expect(cookie?.attributes.join()).not.toContain('domain');
  });

  it('hold 256 random bits, of which the store knows only the hash', async () => {
    const { id } = await completeLaunch(ehr, browser);
    const { value } = browser.cookies.get(`__Host-livermet-${id}`)!;
    expect(value).toMatch(/^[\w-]{43}\.[0-9a-z]+$/);
    expect(JSON.stringify(await app.store.findLaunch(id))).not.toContain(value.slice(0, 43));
  });

  it('never pile up: of many launches the 25 newest stay open', async () => {
    const paths: string[] = [];
    for (let count = 0; count < 27; count++) {
      paths.push((await completeLaunch(ehr, browser)).path);
      app.later(1_000);
    }
    const statuses = await Promise.all(paths.map(async (path) => (await browser.open(path)).status));
    expect(statuses).toEqual([403, 403, ...Array(25).fill(200)]);
  });

  it('of sign-ins never finished do not pile up either', async () => {
    for (let count = 0; count < 14; count++) await browser.open(launchPath(ehr));
    expect(browser.cookies.size).toBe(10);
  });
});
