import { randomBytes } from 'node:crypto';
import { generateKeyPair } from 'jose';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PATIENT, type StubEhr, startStubEhr } from './support/stubEhr.ts';
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

// Made beforehand: it takes longer than the EHR may take to answer.
const { privateKey: otherKey } = await generateKeyPair('RS256');
let ehr: StubEhr;
let app: TestApp;
let browser: TestBrowser;

beforeEach(async () => {
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
  ehr = await startStubEhr();
  app = await startTestApp({ sites: [ehr.site()], limits: { token: 1500, jwks: 1500 } });
  browser = app.browser();
});
afterEach(async () => {
  await app.close();
  await ehr.close();
  nock.cleanAll();
  nock.enableNetConnect();
});

/** The callback's address after a sign-in, not yet opened. */
async function consented(code?: string): Promise<string> {
  return ehr.consent(locationOf(await browser.open(launchPath(ehr))), code);
}
const failed = async (path: string, by = browser) => failureOf(await by.open(path));

describe('GET /callback opens the launch', () => {
  it('at an address of its own, for the patient the EHR names and the user its signature proves', async () => {
    const { path } = await completeLaunch(ehr, browser);
    expect(path).toMatch(/^\/l\/[0-9a-f-]{36}\/$/);
    const page = await browser.open(path);
    expect(await page.json()).toEqual({ patient: PATIENT, user: `${ehr.iss}/Practitioner/7`, site: 'north' });
  });

  it('with the code exactly as it came, the registered redirect URI and the verifier', async () => {
    await browser.open(await consented('CODE +/=&%20ü'));
    const [token] = ehr.askedFor('/token');
    expect(token?.form).toEqual({
      grant_type: 'authorization_code',
      code: 'CODE +/=&%20ü',
      redirect_uri: `${BASE_URL}/callback`,
      code_verifier: expect.stringMatching(/^[\w-]{43,128}$/),
      client_id: 'livermet',
    });
  });

  it('under a new id and a new secret, and the pending cookie is gone', async () => {
    const path = await consented();
    const [pending] = [...browser.cookies.values()];
    await browser.open(path);
    const [opened, ...others] = [...browser.cookies.values()];
    expect(others).toEqual([]);
    expect(opened?.name).not.toBe(pending?.name);
    expect(opened?.value).not.toBe(pending?.value);
  });

  it.each([
    ['a number', 120, 120],
    ['a string', '120', 120],
    ['absent', undefined, 3600],
  ])('for as long as expires_in says: %s', async (_, expires_in, seconds) => {
    ehr.answers.token = async ({ form }) => ({ body: await ehr.tokenResponse(form.code, { expires_in }) });
    const { id } = await completeLaunch(ehr, browser);
    const launch = await app.store.findLaunch(id);
    const left = Date.parse(launch?.tokens.expiresAt ?? '') - Date.now();
    expect(Math.round(left / 10_000)).toBe(seconds / 10);
  });
});

describe('a callback that is not of a launch begun here, by this browser, once', () => {
  it.each([
    ['no state', '/callback?code=CODE-1'],
    ['a state not ours', '/callback?code=CODE-1&state=made-up'],
    ['two states', '/callback?code=CODE-1&state=a&state=b'],
    ['an error without state', '/callback?error=access_denied'],
  ])('is refused: %s', async (_, path) => {
    expect(await failed(path)).toEqual([400, 'unknown-state']);
    expect(ehr.asked).toEqual([]);
  });

  it('is refused: the state of another browser, which is then used up', async () => {
    const path = await consented();
    expect(await failed(path, app.browser())).toEqual([403, 'foreign-browser']);
    expect(await failed(path)).toEqual([400, 'unknown-state']);
    expect(ehr.askedFor('/token')).toEqual([]);
  });

  it('is refused: the same address a second time, and the code goes out once', async () => {
    const path = await consented();
    expect((await browser.open(path)).status).toBe(303);
    expect(await failed(path)).toEqual([400, 'unknown-state']);
    expect(ehr.askedFor('/token')).toHaveLength(1);
  });

  it('is refused: twice at the same moment, one of the two', async () => {
    const path = await consented();
    const answers = await Promise.all([browser.open(path), browser.open(path)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400]);
    expect(ehr.askedFor('/token')).toHaveLength(1);
  });

  it('is refused: more than ten minutes later', async () => {
    const path = await consented();
    app.later(600_001);
    expect(await failed(path)).toEqual([400, 'unknown-state']);
  });
});

describe('an answer that names its issuer', () => {
  it('goes on when it is the one of the site', async () => {
    const path = `${await consented()}&${new URLSearchParams({ iss: ehr.origin })}`;
    expect((await browser.open(path)).status).toBe(303);
  });

  it.each(['https://other-ehr.example', '', 'HTTP://127.0.0.1'])('stops when it is another: %j', async (iss) => {
    const path = `${await consented()}&${new URLSearchParams({ iss })}`;
    expect(await failed(path)).toEqual([502, 'authorization-failed']);
    expect(ehr.askedFor('/token')).toEqual([]);
  });
});

describe('an authorization server that gives no code', () => {
  const answered = async (parameters: Readonly<Record<string, string>>) => {
    const { searchParams } = new URL(await consented(), BASE_URL);
    return failureOf(
      await browser.open(`/callback?${new URLSearchParams({ state: searchParams.get('state') ?? '', ...parameters })}`),
    );
  };

  it('because access was declined: says so', async () => {
    expect(await answered({ error: 'access_denied' })).toEqual([403, 'refused-consent']);
  });

  it('for another reason: names it, if it is a known one', async () => {
    expect(await answered({ error: 'invalid_scope' })).toEqual([502, 'authorization-failed']);
    expect(app.log.at(-1)).toMatchObject({ siteId: 'north', reason: 'invalid_scope' });
  });

  it('with words of its own: they appear nowhere', async () => {
    expect(await answered({ error: `for ${PATIENT}`, error_description: PATIENT })).toEqual([
      502,
      'authorization-failed',
    ]);
    expectNoSecrets(JSON.stringify(app.log));
  });

  it('and no reason either', async () => {
    expect(await answered({})).toEqual([502, 'authorization-failed']);
  });
});

describe('a token endpoint', () => {
  it.each<[string, object, number, string]>([
    ['that fails', { status: 500 }, 503, 'ehr-unreachable'],
    ['that is too busy', { status: 429 }, 503, 'ehr-unreachable'],
    ['that takes too long', { delayMs: 3000 }, 503, 'ehr-unreachable'],
    ['that redirects', { status: 307, headers: { location: 'https://evil.example/token' } }, 503, 'ehr-unreachable'],
    ['that says the code was used', { status: 400, body: { error: 'invalid_grant' } }, 400, 'reused-code'],
    ['that does not know the app', { status: 401, body: { error: 'invalid_client' } }, 502, 'token-refused'],
    ['that refuses in words of its own', { status: 400, body: { error: PATIENT } }, 502, 'token-refused'],
    ['that answers with a page', { body: '<html>', headers: { 'content-type': 'text/html' } }, 502, 'token-refused'],
    ['that gives no token', { body: { token_type: 'Bearer' } }, 502, 'token-refused'],
    [
      'that gives a token of another type',
      { body: { access_token: 'ACCESS-1', token_type: 'mac' } },
      502,
      'token-refused',
    ],
  ])('%s ends the launch with its own page', async (_, reply, status, code) => {
    const stolen = nock('https://evil.example').post(/.*/).reply(200, {});
    ehr.answers.token = () => reply;
    expect(await failed(await consented())).toEqual([status, code]);
    expect(stolen.isDone()).toBe(false);
    expect(ehr.askedFor('/token')).toHaveLength(1);
    expect(browser.cookies.size).toBe(0);
  });

  it('that is gone ends the launch in bounded time', async () => {
    const path = await consented();
    await ehr.close();
    expect(await failed(path)).toEqual([503, 'ehr-unreachable']);
  });
});

describe('a launch without a usable patient', () => {
  it.each([
    ['none', undefined],
    ['empty', ''],
    ['a number', 7],
    ['a path', '../Practitioner/1'],
    ['two dots', '..'],
    ['a query', 'p1?_count=1'],
    ['a list', ['p1', 'p2']],
  ])('is not opened: %s', async (_, patient) => {
    ehr.answers.token = async ({ form }) => ({ body: await ehr.tokenResponse(form.code, { patient }) });
    expect(await failed(await consented())).toEqual([502, 'missing-patient-context']);
    expect(browser.cookies.size).toBe(0);
  });
});

describe('an id_token', () => {
  const now = Math.floor(Date.now() / 1000);
  const withIdToken = (make: (nonce: string) => Promise<string | undefined>) => {
    ehr.answers.token = async ({ form }) => {
      const id_token = await make(ehr.nonces.get(form.code ?? '') ?? '');
      return { body: await ehr.tokenResponse(form.code, { id_token }) };
    };
  };
  const unsigned = (claims: object) =>
    `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;

  it.each<[string, (nonce: string) => Promise<string | undefined>]>([
    ['that is missing', async () => undefined],
    ['that is no JWT', async () => 'abc'],
    ['with the nonce of another launch', () => ehr.idToken({ nonce: 'other' })],
    ['without nonce', () => ehr.idToken({})],
    ['for another app', (nonce) => ehr.idToken({ nonce, aud: 'other-app' })],
    ['for several apps, not made for this one', (nonce) => ehr.idToken({ nonce, aud: ['livermet', 'b'], azp: 'b' })],
    ['of another issuer', (nonce) => ehr.idToken({ nonce, iss: 'https://evil.example' })],
    ['that is over', (nonce) => ehr.idToken({ nonce, exp: now - 120 })],
    ['that never ends', (nonce) => ehr.idToken({ nonce, exp: undefined })],
    ['made later than the clock allows', (nonce) => ehr.idToken({ nonce, iat: now + 120, exp: now + 600 })],
    ['without subject', (nonce) => ehr.idToken({ nonce, sub: undefined })],
    ['signed with another key', (nonce) => ehr.idToken({ nonce }, {}, otherKey)],
    ['signed with a key the EHR does not publish', (nonce) => ehr.idToken({ nonce }, { kid: 'other' })],
    ['signed with a shared secret', (nonce) => ehr.idToken({ nonce }, { alg: 'HS256' }, randomBytes(32))],
    [
      'not signed',
      async (nonce) => unsigned({ iss: ehr.origin, aud: 'livermet', sub: 'u', iat: now, exp: now + 300, nonce }),
    ],
  ])('%s stops the launch', async (_, make) => {
    withIdToken(make);
    expect(await failed(await consented())).toEqual([502, 'unverified-identity']);
    expect(browser.cookies.size).toBe(0);
    expect(app.log.at(-1)?.reason).toMatch(/^id_token/);
  });

  it('made by a clock that is a little ahead opens the launch', async () => {
    withIdToken((nonce) => ehr.idToken({ nonce, iat: now + 30 }));
    const { path } = await completeLaunch(ehr, browser);
    expect((await browser.open(path)).status).toBe(200);
  });

  it('whose keys cannot be read stops the launch', async () => {
    ehr.answers.jwks = () => ({ status: 500 });
    expect(await failed(await consented())).toEqual([502, 'unverified-identity']);
  });

  it('names the user by fhirUser, else by issuer and subject', async () => {
    withIdToken((nonce) => ehr.idToken({ nonce, fhirUser: undefined }));
    const { path } = await completeLaunch(ehr, browser);
    expect(await (await browser.open(path)).json()).toMatchObject({ user: `${ehr.origin} u7` });
  });

  describe('of an EHR whose SMART configuration names no issuer', () => {
    beforeEach(() => {
      const { issuer: _, jwks_uri: __, ...older } = ehr.configuration();
      ehr.answers.discovery = () => ({ body: older });
      withIdToken((nonce) => ehr.idToken({ nonce, iss: ehr.iss }));
    });

    it('is verified with the OpenID configuration below its FHIR address', async () => {
      await completeLaunch(ehr, browser);
      expect(ehr.askedFor('/fhir/.well-known/openid-configuration')).toHaveLength(1);
    });

    it('takes that FHIR address, and nobody else, for the issuer that an answer names', async () => {
      const naming = async (iss: string) => `${await consented()}&${new URLSearchParams({ iss })}`;
      expect(await failed(await naming('https://other-ehr.example'))).toEqual([502, 'authorization-failed']);
      expect(ehr.askedFor('/token')).toEqual([]);
      expect((await browser.open(await naming(ehr.iss))).status).toBe(303);
    });

    it.each([
      [
        'that names another issuer',
        () => ({ body: { issuer: 'https://evil.example', jwks_uri: `${ehr.origin}/jwks` } }),
        'unverified-identity',
      ],
      [
        'that names keys on an unlisted host',
        () => ({ body: { issuer: ehr.iss, jwks_uri: 'https://evil.example/jwks' } }),
        'unsuitable-ehr',
      ],
      ['that does not come', () => ({ status: 404, body: 'gone' }), 'unverified-identity'],
    ])('is not verified with one %s', async (_, openid, code) => {
      ehr.answers.openid = openid;
      expect(await failed(await consented())).toEqual([502, code]);
    });
  });
});
