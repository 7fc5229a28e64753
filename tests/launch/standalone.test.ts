import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StubEhr, startStubEhr } from './support/stubEhr.ts';
import { completeLaunch, failureOf, startTestApp, type TestApp } from './support/testApp.ts';
import { locationOf, type TestBrowser } from './support/testBrowser.ts';

let ehr: StubEhr;
let app: TestApp;
let browser: TestBrowser;

const startWith = async (qualityTeam?: readonly string[]) => {
  app = await startTestApp({ sites: [ehr.site(qualityTeam ? { qualityTeam } : {})], launchIdleMinutes: 60 });
  browser = app.browser();
};
beforeEach(async () => {
  ehr = await startStubEhr();
  await startWith();
});
afterEach(async () => {
  await app.close();
  await ehr.close();
});

const again = async (qualityTeam: readonly string[]) => {
  await app.close();
  await startWith(qualityTeam);
};
const open = (query: string) => browser.open(`/standalone?${query}`);
const authorizeUrl = async (query: string) => new URL(locationOf(await open(query)));
const withTokens = (more: object) => {
  ehr.answers.token = async ({ form }) => ({ body: await ehr.tokenResponse(form.code, more) });
};
const finish = async (query: string) => browser.open(ehr.consent((await authorizeUrl(query)).href));

describe('GET /standalone?site=… begins a launch for a patient whom the user chooses at the EHR', () => {
  it('with the FHIR server of the sites file, PKCE, state and nonce, and without launch', async () => {
    const { origin, pathname, searchParams } = await authorizeUrl('site=north');
    expect(origin + pathname).toBe(`${ehr.origin}/authorize`);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'livermet',
      aud: ehr.iss,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      scope: expect.stringMatching(/^launch\/patient openid fhirUser online_access patient\/Patient\.rs /),
    });
    expect(searchParams.has('launch')).toBe(false);
  });

  it('with the scopes that the sites file names, asking for the patient instead of the launch', async () => {
    await app.close();
    app = await startTestApp({ sites: [ehr.site({ scope: 'launch openid fhirUser patient/*.read' })] });
    browser = app.browser();
    const scope = (await authorizeUrl('site=north')).searchParams.get('scope');
    expect(scope).toBe('launch/patient openid fhirUser patient/*.read');
  });

  it('and opens the chart of that patient', async () => {
    withTokens({ patient: 'chosen-1' });
    const finished = await finish('site=north');
    expect(finished.status).toBe(303);
    const page = await browser.open(locationOf(finished));
    expect(await page.json()).toMatchObject({ patient: 'chosen-1', site: 'north' });
    const [entry] = await app.store.trail({ siteId: 'north', limit: 1 });
    expect(entry).toMatchObject({ action: 'launch', patientId: 'chosen-1', detail: 'standalone' });
  });

  it.each([undefined, '', '../Patient', ['a', 'b']])(
    'and says so when the EHR names no patient: %j',
    async (patient) => {
      withTokens({ patient });
      expect(await failureOf(await finish('site=north'))).toEqual([502, 'no-patient-chosen']);
      expect(browser.cookies.size).toBe(0);
    },
  );

  it.each([
    ['an EHR that is not registered', 'site=south'],
    ['an address instead of an id', `site=${encodeURIComponent('https://evil.example/fhir')}`],
    ['two EHRs', 'site=north&site=south'],
    ['a purpose there is not', 'site=north&purpose=research'],
    ['a word that every object knows', 'site=north&purpose=constructor'],
    ['the word for what every object comes from', 'site=north&purpose=__proto__'],
    ['two purposes', 'site=north&purpose=patient&purpose=quality'],
  ])('and asks nobody anything for %s', async (_, query) => {
    expect(await failureOf(await open(query))).toEqual([404, 'unknown-site']);
    expect(ehr.asked).toEqual([]);
  });

  it('and takes nothing else from the address: no server, patient or client', async () => {
    const evil = 'iss=https://evil.example&fhirServiceUrl=https://evil.example&patientId=p1&clientId=c&launch=x';
    const { searchParams } = await authorizeUrl(`site=north&${evil}`);
    expect(searchParams.get('aud')).toBe(ehr.iss);
    expect(searchParams.get('client_id')).toBe('livermet');
    expect(searchParams.has('launch')).toBe(false);
  });

  it('and is not begun at an EHR that opens apps only from a chart', async () => {
    ehr.answers.discovery = () => ({ body: { ...ehr.configuration(), capabilities: ['launch-ehr'] } });
    expect(await failureOf(await open('site=north'))).toEqual([502, 'no-standalone-launch']);
    await completeLaunch(ehr, browser);
  });

  it('and whoever refuses is sent back to the start page, not to a chart', async () => {
    const state = (await authorizeUrl('site=north')).searchParams.get('state') ?? '';
    const refused = await browser.open(`/callback?${new URLSearchParams({ state, error: 'access_denied' })}`);
    const page = (await refused.json()) as { code: string; todo: string };
    expect(page.code).toBe('refused-consent');
    expect(page.todo).toContain('/standalone');
    expect(page.todo).not.toContain('chart');
  });

  it('and a checker of links uses nothing up', async () => {
    const response = await fetch((await app.browser().open('/standalone?site=north')).url, { method: 'HEAD' });
    expect(response.status).toBe(405);
  });
});

describe('GET /standalone?site=…&purpose=quality signs in a member of the quality team', () => {
  const QUALITY = 'site=north&purpose=quality';

  it('asks only who the user is', async () => {
    const { searchParams } = await authorizeUrl(QUALITY);
    expect(searchParams.get('scope')).toBe('openid fhirUser');
    expect(searchParams.has('launch')).toBe(false);
  });

  it.each(['Practitioner/7', 'Practitioner/1'])('opens the pages for whom the sites file names: %s', async (member) => {
    await again(['Practitioner/1', 'Practitioner/7', member]);
    withTokens({ patient: undefined });
    const finished = await finish(QUALITY);
    expect(locationOf(finished)).toMatch(/^\/audit\/[0-9a-f-]{36}\/$/);
    const page = await browser.open(locationOf(finished));
    expect(await page.json()).toEqual({ user: `${ehr.iss}/Practitioner/7`, site: 'north' });
    const [entry] = await app.store.trail({ siteId: 'north', limit: 1 });
    expect(entry).toMatchObject({ action: 'launch', patientId: null, detail: 'quality' });
  });

  it.each([[undefined], [[]], [['Practitioner/77', 'Practitioner/8']]])(
    'lets nobody else in, and records it: %j',
    async (team) => {
      await again(team ?? []);
      expect(await failureOf(await finish(QUALITY))).toEqual([403, 'not-quality-team']);
      expect(browser.cookies.size).toBe(0);
      expect(app.log.at(-1)).toMatchObject({ siteId: 'north', kind: 'quality', outcome: 'not-quality-team' });
    },
  );

  it('keeps no token: nothing is read in the user’s name', async () => {
    await again(['Practitioner/7']);
    const { pathname } = new URL(locationOf(await finish(QUALITY)), 'http://livermet.example');
    const launch = await app.store.findQualityLaunch(pathname.split('/')[2] ?? '');
    expect(launch?.subject).toBe('u7');
    expect(JSON.stringify(launch)).not.toMatch(/ACCESS|REFRESH/);
  });

  it('needs an id_token that is valid, as every launch does', async () => {
    await again(['Practitioner/7']);
    withTokens({ id_token: await ehr.idToken({ nonce: 'of another launch' }) });
    expect(await failureOf(await finish(QUALITY))).toEqual([502, 'unverified-identity']);
  });

  it.each([
    ['another browser', async (path: string) => app.browser().open(path)],
    ['an address that was never given', async () => browser.open('/audit/3f2504e0-4f89-41d3-9a0c-0305e82c3301/')],
    ['an address that is none', async () => browser.open('/audit/x/')],
    [
      'the time after an hour without use',
      async (path: string) => {
        app.later(3_600_001);
        return browser.open(path);
      },
    ],
  ])('opens nothing for %s', async (_, visit) => {
    await again(['Practitioner/7']);
    const path = locationOf(await finish(QUALITY));
    expect((await browser.open(path)).status).toBe(200);
    expect(await failureOf(await visit(path))).toEqual([403, 'quality-sign-in']);
  });

  it('opens no chart, and a chart opens no page of the quality team', async () => {
    await again(['Practitioner/7']);
    const quality = locationOf(await finish(QUALITY));
    const { path: chart } = await completeLaunch(ehr, browser);
    expect(await failureOf(await browser.open(quality.replace('/audit/', '/l/')))).toEqual([404, 'launch-not-found']);
    expect(await failureOf(await browser.open(chart.replace('/l/', '/audit/')))).toEqual([403, 'quality-sign-in']);
    expect((await browser.open(quality)).status).toBe(200);
    expect((await browser.open(chart)).status).toBe(200);
  });
});
