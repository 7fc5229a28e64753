import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FhirPort } from '../../server/fhir/fhirPort.ts';
import { openStore } from '../../server/store/openStore.ts';
import type { Store } from '../../server/store/store.ts';
import { EVENT } from '../server/store/event.ts';
import { PATIENT, type StubEhr, startStubEhr } from './support/stubEhr.ts';
import { completeLaunch, expectNoSecrets, startTestApp, type TestApp } from './support/testApp.ts';
import type { TestBrowser } from './support/testBrowser.ts';

const HOUR = 3_600_000;
let ehr: StubEhr;
let app: TestApp;
let browser: TestBrowser;
let id: string;

/** Each refresh gives the next access and refresh token, and takes only the newest refresh token. */
function rotatingTokens() {
  let newest = 1;
  ehr.answers.token = async ({ form }) => {
    if (form.grant_type === 'authorization_code') return { body: await ehr.tokenResponse(form.code) };
    if (form.refresh_token !== `REFRESH-${newest}`) return { status: 400, body: { error: 'invalid_grant' } };
    newest++;
    const body = {
      access_token: `ACCESS-${newest}`,
      refresh_token: `REFRESH-${newest}`,
      token_type: 'bearer',
      expires_in: '3600',
    };
    return { body, delayMs: 50 };
  };
}

beforeEach(async () => {
  ehr = await startStubEhr();
  app = await startTestApp({ sites: [ehr.site()], limits: { token: 300 } });
  browser = app.browser();
  rotatingTokens();
  ({ id } = await completeLaunch(ehr, browser));
});
afterEach(async () => {
  await app.close();
  await ehr.close();
});

const cookieHeader = () => [...browser.cookies.values()].map(({ name, value }) => `${name}=${value}`).join('; ');
const portOf = async (of = app) => (await of.requireLaunch(id, cookieHeader())).port;
const read = (port: FhirPort) => port.get('Condition?patient=1', AbortSignal.timeout(5_000));
const refreshes = () => ehr.askedFor('/token').filter(({ form }) => form.grant_type === 'refresh_token');
const tokensUsed = () => ehr.askedFor('/fhir/Condition').map(({ headers }) => headers.authorization);

describe('tokens are refreshed', () => {
  it('not while they last', async () => {
    app.later(HOUR - 60_000);
    await read(await portOf());
    expect(refreshes()).toEqual([]);
    expect(tokensUsed()).toEqual(['Bearer ACCESS-1']);
  });

  it('shortly before they end, and the new ones are used from then on', async () => {
    app.later(HOUR - 20_000);
    await read(await portOf());
    await read(await portOf());
    expect(tokensUsed()).toEqual(['Bearer ACCESS-2', 'Bearer ACCESS-2']);
    expect((await app.store.findLaunch(id))?.tokens.refreshToken).toBe('REFRESH-2');
  });

  it('once for all parallel requests, of one page or of several', async () => {
    app.later(HOUR);
    const ports = [await portOf(), await portOf()];
    await Promise.all([...ports, ...ports, ...ports].map(read));
    expect(refreshes()).toHaveLength(1);
    expect(new Set(tokensUsed())).toEqual(new Set(['Bearer ACCESS-2']));
  });

  it('once, too, when the server ends them early: a 401 is followed by one refresh and one repetition', async () => {
    ehr.answers.fhir = ({ headers }) =>
      headers.authorization === 'Bearer ACCESS-1' ? { status: 401 } : { body: { resourceType: 'Bundle' } };
    const port = await portOf();
    await Promise.all([read(port), read(port), read(port)]);
    expect(refreshes()).toHaveLength(1);
    expect(tokensUsed().filter((token) => token === 'Bearer ACCESS-2')).toHaveLength(3);
  });

  it('again and again over a long launch, each with the newest refresh token', async () => {
    const port = await portOf();
    for (let hour = 0; hour < 4; hour++) {
      app.later(HOUR);
      await read(port);
    }
    expect(refreshes().map(({ form }) => form.refresh_token)).toEqual([
      'REFRESH-1',
      'REFRESH-2',
      'REFRESH-3',
      'REFRESH-4',
    ]);
  });

  it('with the old refresh token where the server sends no new one', async () => {
    ehr.answers.token = () => ({ body: { access_token: 'ACCESS-9', token_type: 'Bearer' } });
    app.later(HOUR);
    await read(await portOf());
    expect((await app.store.findLaunch(id))?.tokens).toMatchObject({
      refreshToken: 'REFRESH-1',
      scope: 'launch openid',
    });
  });

  it('without repeating a 401 for ever', async () => {
    ehr.answers.fhir = () => ({ status: 401 });
    await expect(read(await portOf())).rejects.toMatchObject({ kind: 'refused', status: 401 });
    expect(tokensUsed()).toHaveLength(2);
  });
});

it('tokens that arrive when the launch has ended are given back, and the request fails as one of an ended launch', async () => {
  ehr.answers.discovery = () => ({
    body: { ...ehr.configuration(), revocation_endpoint: `${ehr.origin}/token/revoke` },
  });
  const ending = await startTestApp({ sites: [ehr.site()], store: app.store });
  const refreshing = ehr.answers.token;
  ehr.answers.token = async (asked) => {
    if (asked.path.endsWith('/revoke')) return {};
    await app.store.endLaunch(id, EVENT);
    return refreshing(asked);
  };
  ending.later(HOUR);
  await expect(read(await portOf(ending))).rejects.toMatchObject({ kind: 'refused', status: 401 });
  expect(ehr.askedFor('/token/revoke').map(({ form }) => form.token)).toEqual(['REFRESH-2', 'ACCESS-2']);
  expect(tokensUsed()).toEqual([]);
  await ending.close();
});

describe('a refresh that fails', () => {
  it.each<[string, object, object]>([
    ['is refused', { status: 400, body: { error: 'invalid_grant' } }, { kind: 'refused', status: 401 }],
    ['meets a server that is down', { status: 503 }, { kind: 'network' }],
    ['takes too long', { delayMs: 700 }, { kind: 'timeout' }],
    [
      'gives tokens for another patient',
      { body: { access_token: 'ACCESS-2', token_type: 'Bearer', patient: 'other' } },
      { kind: 'refused', status: 401 },
    ],
  ])('fails every waiting request, and nothing is stored: it %s', async (_, reply, failure) => {
    ehr.answers.token = () => reply;
    app.later(HOUR);
    const port = await portOf();
    const results = await Promise.allSettled([read(port), read(port)]);
    expect(results).toMatchObject([{ reason: failure }, { reason: failure }]);
    expect(refreshes()).toHaveLength(1);
    expect(tokensUsed()).toEqual([]);
    expect((await app.store.findLaunch(id))?.tokens.accessToken).toBe('ACCESS-1');
    expectNoSecrets(JSON.stringify(app.log));
  });

  it('is tried again by the next request', async () => {
    const working = ehr.answers.token;
    ehr.answers.token = () => ({ status: 503 });
    app.later(HOUR);
    await expect(read(await portOf())).rejects.toMatchObject({ kind: 'network' });
    ehr.answers.token = working;
    await read(await portOf());
    expect(tokensUsed()).toEqual(['Bearer ACCESS-2']);
  });

  it('does so, too, when the EHR’s discovery is what fails', async () => {
    ehr.answers.discovery = () => ({ status: 500 });
    app.later(HOUR);
    await expect(read(await portOf())).rejects.toMatchObject({ kind: 'network' });
  });
});

it('two instances on one database refresh once between them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'livermet-'));
  const options = { file: join(folder, 'store.sqlite'), keys: { current: randomBytes(32), old: [] } };
  const stores = [await openStore(options), await openStore(options)] as const;
  const apps = [
    await startTestApp({ sites: [ehr.site()], store: stores[0] }),
    await startTestApp({ sites: [ehr.site()], store: stores[1] }),
  ];
  await stores[0].saveLaunch((await app.store.findLaunch(id))!);
  for (const one of apps) one.later(HOUR);
  const ports = await Promise.all(apps.map((one) => portOf(one)));
  await Promise.all(ports.flatMap((port) => [read(port), read(port)]));
  expect(refreshes()).toHaveLength(1);
  expect(new Set(tokensUsed())).toEqual(new Set(['Bearer ACCESS-2']));
  await Promise.all(apps.map((one) => one.close()));
  await Promise.all(stores.map((store) => store.close()));
  rmSync(folder, { recursive: true });
});

it('a refresh that another instance finished just before is used, not repeated', async () => {
  const { store } = app;
  const others = {
    accessToken: 'ACCESS-8',
    refreshToken: 'REFRESH-8',
    expiresAt: '2999-01-01T00:00:00.000Z',
    scope: '',
  };
  const overtaken: Store = {
    ...store,
    claimRefresh: async (launchId, now, until) => {
      await store.updateTokens(launchId, others);
      return store.claimRefresh(launchId, now, until);
    },
  };
  const late = await startTestApp({ sites: [ehr.site()], store: overtaken });
  late.later(HOUR);
  await read(await portOf(late));
  expect(refreshes()).toEqual([]);
  expect(tokensUsed()).toEqual(['Bearer ACCESS-8']);
  expect(await store.claimRefresh(id, new Date().toISOString(), new Date().toISOString())).toBe(true);
  await late.close();
});

it('the patient stays the one of the launch', async () => {
  app.later(HOUR);
  await read(await portOf());
  expect((await app.store.findLaunch(id))?.patientId).toBe(PATIENT);
});
