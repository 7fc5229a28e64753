import { createHash } from 'node:crypto';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { searchesFor } from '../../server/fhir/searches.ts';
import { type StubEhr, startStubEhr } from './support/stubEhr.ts';
import {
  BASE_URL,
  completeLaunch,
  expectNoSecrets,
  failureOf,
  launchPath,
  startTestApp,
  type TestApp,
} from './support/testApp.ts';
import { locationOf, type TestBrowser } from './support/testBrowser.ts';

let ehr: StubEhr;
let app: TestApp;
let browser: TestBrowser;

beforeEach(async () => {
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
  ehr = await startStubEhr();
  app = await startTestApp({ sites: [ehr.site()], limits: { discovery: 300 } });
  browser = app.browser();
});
afterEach(async () => {
  await app.close();
  await ehr.close();
  nock.cleanAll();
  nock.enableNetConnect();
  vi.unstubAllEnvs();
});

const start = () => browser.open(launchPath(ehr));
const authorizeUrl = async () => new URL(locationOf(await start()));

describe('GET /launch sends the browser to the EHR’s sign-in', () => {
  it('with what SMART App Launch 2.2 asks for', async () => {
    const response = await start();
    const { origin, pathname, searchParams } = new URL(locationOf(response));
    expect(response.status).toBe(302);
    expect(`${origin}${pathname}`).toBe(`${ehr.origin}/authorize`);
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: 'livermet',
      redirect_uri: `${BASE_URL}/callback`,
      launch: 'LAUNCH-HANDLE',
      aud: ehr.iss,
      scope: expect.stringContaining('launch openid fhirUser online_access patient/Patient.rs'),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
  });

  it('with another state, nonce and challenge each time', async () => {
    const [a, b] = [await authorizeUrl(), await authorizeUrl()];
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(a.searchParams.get(name)).not.toBe(b.searchParams.get(name));
    }
  });

  it('with the challenge of the verifier that is stored', async () => {
    const { searchParams } = await authorizeUrl();
    const pending = await app.store.takePending(searchParams.get('state') ?? '');
    const challenge = createHash('sha256')
      .update(pending?.codeVerifier ?? '')
      .digest('base64url');
    expect(searchParams.get('code_challenge')).toBe(challenge);
  });

  it.each([
    ['v2 scopes', ['permission-v2', 'permission-online'], 'launch openid fhirUser online_access', 'rs'],
    ['v1 scopes where the EHR does not know v2', ['permission-online'], 'launch openid fhirUser online_access', 'read'],
    ['no refreshing where the EHR does not offer it', ['permission-v2'], 'launch openid fhirUser', 'rs'],
  ])('asks for reading what is searched for and nothing else: %s', async (_, capabilities, context, access) => {
    ehr.answers.discovery = () => ({ body: { ...ehr.configuration(), capabilities } });
    const searched = new Set(searchesFor('p1').map(({ resourceType }) => `patient/${resourceType}.${access}`));
    const scope = (await authorizeUrl()).searchParams.get('scope');
    expect(searched).toContain(`patient/Patient.${access}`);
    expect(scope).toBe([context, ...searched].join(' '));
  });

  it.each([
    ['v2 scopes', ['permission-v2'], ['patient/Observation.c', 'patient/DocumentReference.c']],
    ['v1 scopes', [], ['patient/Observation.write', 'patient/DocumentReference.write']],
  ])('asks for writing what the site lets it write: %s', async (_, capabilities, writes) => {
    await app.close();
    app = await startTestApp({ sites: [ehr.site({ writeBack: ['ecog', 'sheet'] })] });
    ehr.answers.discovery = () => ({ body: { ...ehr.configuration(), capabilities } });
    const scopes = new URL(locationOf(await app.browser().open(launchPath(ehr)))).searchParams.get('scope')?.split(' ');
    expect(scopes?.slice(-2)).toEqual(writes);
  });

  it('asks for a site’s own scopes where it has some', async () => {
    await app.close();
    app = await startTestApp({ sites: [ehr.site({ scope: 'launch openid patient/*.read' })] });
    const response = await app.browser().open(launchPath(ehr));
    expect(new URL(locationOf(response)).searchParams.get('scope')).toBe('launch openid patient/*.read');
  });

  it('keeps the query that an authorization endpoint has of its own', async () => {
    const endpoint = `${ehr.origin}/authorize?tenant=7`;
    ehr.answers.discovery = () => ({ body: { ...ehr.configuration(), authorization_endpoint: endpoint } });
    const { searchParams } = await authorizeUrl();
    expect(searchParams.get('tenant')).toBe('7');
    expect(searchParams.get('response_type')).toBe('code');
  });

  it('says nothing of the launch to caches and to other sites', async () => {
    const { headers } = await start();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('what the address of a launch can not do', () => {
  it.each([
    ['another host', { iss: 'https://evil.example/fhir' }],
    ['a slash more', { iss: 'SLASH' }],
    ['another case', { iss: 'CASE' }],
    ['no address at all', { iss: 'fhir' }],
  ])('open an iss that is not listed: %s', async (_, { iss }) => {
    const made: Record<string, string> = { SLASH: `${ehr.iss}/`, CASE: ehr.iss.toUpperCase() };
    const response = await browser.open(launchPath(ehr, { iss: made[iss] ?? iss }));
    expect(await failureOf(response)).toEqual([400, 'unlisted-iss']);
    expect(ehr.asked).toEqual([]);
    expect(browser.cookies.size).toBe(0);
  });

  it.each([
    ['no launch', (iss: string) => `/launch?iss=${encodeURIComponent(iss)}`],
    ['an empty launch', (iss: string) => `/launch?iss=${encodeURIComponent(iss)}&launch=`],
    ['two launches', (iss: string) => `/launch?iss=${encodeURIComponent(iss)}&launch=a&launch=b`],
    ['no iss', () => '/launch?launch=a'],
    ['two iss', (iss: string) => `/launch?iss=${encodeURIComponent(iss)}&iss=x&launch=a`],
    ['nothing', () => '/launch'],
  ])('do without its parameters: %s', async (_, path) => {
    expect(await failureOf(await browser.open(path(ehr.iss)))).toEqual([400, 'missing-launch']);
    expect(ehr.asked).toEqual([]);
  });

  it('choose server, patient or client: fhirServiceUrl, patientId and clientId are not read', async () => {
    const evil = nock('https://evil.example').get(/.*/).reply(200, {});
    const more = {
      fhirServiceUrl: 'https://evil.example/fhir',
      patientId: 'p9',
      clientId: 'evil',
      scope: 'system/*.*',
    };
    const { origin, searchParams } = new URL(locationOf(await browser.open(launchPath(ehr, more))));
    expect(origin).toBe(ehr.origin);
    expect(searchParams.get('client_id')).toBe('livermet');
    expect(searchParams.get('scope')).not.toContain('system/');
    expect(evil.isDone()).toBe(false);
    const finished = await browser.open(ehr.consent(`${ehr.origin}/authorize?${searchParams}`));
    const page = await browser.open(locationOf(finished));
    expect(await page.json()).toMatchObject({ patient: 'pat-4711' });
  });

  it('skip the sign-in: fhirServiceUrl without iss is no launch', async () => {
    const response = await browser.open('/launch?fhirServiceUrl=https://evil.example&patientId=p9');
    expect(await failureOf(response)).toEqual([400, 'missing-launch']);
  });

  it('move the callback: X-Forwarded headers and Host are not read', async () => {
    const response = await browser.open(launchPath(ehr), {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-port': '99',
      'x-original-uri': '/launch?iss=https://evil.example&launch=x',
      forwarded: 'host=evil.example',
    });
    const { searchParams } = new URL(locationOf(response));
    expect(searchParams.get('redirect_uri')).toBe(`${BASE_URL}/callback`);
    expect(searchParams.get('launch')).toBe('LAUNCH-HANDLE');
  });

  it('be probed by HEAD, which uses nothing up', async () => {
    const head = await fetch((await start()).url, { method: 'HEAD' });
    expect(head.status).toBe(405);
  });
});

describe('the EHR’s discovery document', () => {
  const withConfiguration = (more: object) => {
    ehr.answers.discovery = () => ({ body: { ...ehr.configuration(), ...more } });
  };

  it.each([
    ['authorization_endpoint', 'https://evil.example/authorize'],
    ['token_endpoint', 'https://evil.example/token'],
    ['jwks_uri', 'https://evil.example/jwks'],
    ['issuer', 'https://evil.example'],
    ['token_endpoint', 'http://livermet.example/token'],
    ['authorization_endpoint', 'javascript:alert(1)'],
    ['token_endpoint', '/token'],
  ])('must keep %s on a listed host: %s is refused', async (field, address) => {
    withConfiguration({ [field]: address });
    expect(await failureOf(await start())).toEqual([502, 'unsuitable-ehr']);
  });

  it('may name a host that is listed for the site', async () => {
    await app.close();
    app = await startTestApp({ sites: [ehr.site({ endpointHosts: ['signin.example'] })] });
    withConfiguration({ authorization_endpoint: 'https://signin.example/authorize' });
    const response = await app.browser().open(launchPath(ehr));
    expect(new URL(locationOf(response)).host).toBe('signin.example');
  });

  it.each([[[]], [['plain']], [undefined]])('must offer PKCE with S256: %j does not', async (methods) => {
    withConfiguration({ code_challenge_methods_supported: methods });
    expect(await failureOf(await start())).toEqual([502, 'unsuitable-ehr']);
  });

  it.each([
    ['status 503', { status: 503 }],
    ['status 404', { status: 404 }],
    ['a page instead', { body: '<html>', headers: { 'content-type': 'text/html' } }],
    ['half a document', { body: '{"issuer":' }],
    ['nothing', { body: '' }],
    ['too late', { delayMs: 600 }],
  ])('that does not come stops the launch in bounded time: %s', async (_, reply) => {
    ehr.answers.discovery = () => reply;
    const began = performance.now();
    expect(await failureOf(await start())).toEqual([503, 'ehr-unreachable']);
    expect(performance.now() - began).toBeLessThan(1500);
    expect(app.log.at(-1)).toMatchObject({ siteId: 'north', outcome: 'ehr-unreachable' });
  });

  it('is not followed to another place', async () => {
    const elsewhere = nock('https://evil.example').get('/configuration').reply(200, ehr.configuration());
    ehr.answers.discovery = () => ({ status: 302, headers: { location: 'https://evil.example/configuration' } });
    expect(await failureOf(await start())).toEqual([503, 'ehr-unreachable']);
    expect(elsewhere.isDone()).toBe(false);
  });

  describe.each(['production', 'test'])('under NODE_ENV=%s', (environment) => {
    beforeEach(() => vi.stubEnv('NODE_ENV', environment));

    it('is asked for again at the launch after a failure', async () => {
      const working = ehr.answers.discovery;
      ehr.answers.discovery = () => ({ status: 503 });
      expect((await start()).status).toBe(503);
      ehr.answers.discovery = working;
      await completeLaunch(ehr, browser);
    });

    it('is kept for a time, then asked for again, and a change is seen', async () => {
      await completeLaunch(ehr, browser);
      const asked = ehr.askedFor('/fhir/.well-known').length;
      await completeLaunch(ehr, browser);
      const again = ehr.askedFor('/fhir/.well-known').length - asked;
      // fhirclient itself asks anew under NODE_ENV=test.
      expect(again).toBe(environment === 'test' ? 1 : 0);
      app.later(11 * 60_000);
      withConfiguration({ authorization_endpoint: `${ehr.origin}/moved` });
      expect((await authorizeUrl()).pathname).toBe('/moved');
    });
  });

  it('must be the same when fhirclient reads it: no fall-back to an EHR without PKCE', async () => {
    // Only then does fhirclient read it a second time.
    vi.stubEnv('NODE_ENV', 'test');
    const replies = [{ body: ehr.configuration() }];
    ehr.answers.discovery = () => replies.shift() ?? { status: 503 };
    ehr.answers.fhir = () => ({ body: { resourceType: 'CapabilityStatement' } });
    expect(await failureOf(await start())).toEqual([502, 'unsuitable-ehr']);
    expect(ehr.askedFor('/fhir/metadata')).toHaveLength(1);
  });
});

it('a launch leaves two log lines: site, outcome and a hash, never an address, a patient or a token', async () => {
  const { id } = await completeLaunch(ehr, browser);
  const requestId = expect.stringMatching(/^[0-9a-f]{16}$/);
  expect(app.log).toEqual([
    { step: 'launch', siteId: 'north', outcome: 'started', requestId },
    { step: 'callback', siteId: 'north', outcome: 'opened', launch: expect.stringMatching(/^[\w-]{8}$/), requestId },
  ]);
  expectNoSecrets(JSON.stringify(app.log));
  expect(JSON.stringify(app.log)).not.toContain(id);
});
