import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StubEhr, startStubEhr } from './support/stubEhr.ts';
import { completeLaunch, startTestApp, type TestApp } from './support/testApp.ts';
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

const withTokens = (more: object) => {
  ehr.answers.token = async ({ form }) => ({ body: await ehr.tokenResponse(form.code, more) });
};

describe('the EHR’s SMART configuration', () => {
  it('is asked for below the FHIR address, by GET, as JSON, and without credentials', async () => {
    await completeLaunch(ehr, browser);
    const [asked] = ehr.asked;
    expect(asked).toMatchObject({ method: 'GET', path: '/fhir/.well-known/smart-configuration' });
    expect(asked?.headers.accept).toContain('application/json');
    expect(asked?.headers.authorization).toBeUndefined();
    expect(asked?.headers.cookie).toBeUndefined();
  });
});

describe('the token request', () => {
  it('is a form that is posted, and nothing of it stands in the address', async () => {
    await completeLaunch(ehr, browser);
    const [token] = ehr.askedFor('/token');
    expect(token).toMatchObject({ method: 'POST', path: '/token' });
    expect(token?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect(token?.form.grant_type).toBe('authorization_code');
  });

  it('for fresh tokens names the refresh token and no scope, so that the grant stays what it was', async () => {
    const { id } = await completeLaunch(ehr, browser);
    app.later(3_590_000);
    const { value, name } = browser.cookies.get(`__Host-livermet-${id}`)!;
    const { port } = await app.requireLaunch(id, `${name}=${value}`);
    await port.get('Patient/pat-4711', AbortSignal.timeout(5_000));
    expect(ehr.askedFor('/token').at(-1)?.form).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'REFRESH-1',
      client_id: 'livermet',
    });
  });
});

describe('a callback', () => {
  it.each(['redirect', 'redirect_uri', 'next', 'url', 'target', 'RelayState'])(
    'sends the browser on to its own launch and nowhere else: %s is not read',
    async (parameter) => {
      const start = locationOf(await browser.open(`/launch?${new URLSearchParams({ iss: ehr.iss, launch: 'x' })}`));
      const answer = await browser.open(
        `${ehr.consent(start)}&${parameter}=${encodeURIComponent('https://evil.example')}`,
      );
      expect(locationOf(answer)).toMatch(/^\/l\/[0-9a-f-]{36}\/$/);
    },
  );
});

describe('tokens', () => {
  it('reach the browser in no cookie, no address and no page', async () => {
    const start = await browser.open(`/launch?${new URLSearchParams({ iss: ehr.iss, launch: 'x' })}`);
    const finished = await browser.open(ehr.consent(locationOf(start)));
    const page = await browser.open(locationOf(finished));
    const sent = [start, finished, page].map(({ headers }) => JSON.stringify([...headers]));
    expect([...sent, await page.text()].join('\n')).not.toMatch(/ACCESS-1|REFRESH-1|eyJ/);
  });
});

describe('what the EHR adds to the token response', () => {
  it('is not fetched: a style sheet that it names is ignored', async () => {
    withTokens({ smart_style_url: `${ehr.origin}/style.json`, intent: 'summary', tenant: '7', fhirContext: [] });
    const { path } = await completeLaunch(ehr, browser);
    const page = await browser.open(path);
    expect(page.status).toBe(200);
    expect(ehr.askedFor('/style.json')).toEqual([]);
    expect(await page.text()).not.toContain('style.json');
  });

  it('counts as it came: the scope that was granted is kept, not the one that was asked for', async () => {
    withTokens({ scope: 'launch openid patient/Patient.rs' });
    const { id } = await completeLaunch(ehr, browser);
    expect((await app.store.findLaunch(id))?.tokens.scope).toBe('launch openid patient/Patient.rs');
  });
});
