import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createLocalJWKSet, decodeProtectedHeader, type JWK, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientAuthentication } from '../../server/config.ts';
import type { SigningAlgorithm, SigningKeys } from '../../server/signingKeys.ts';
import { type StubEhr, startStubEhr } from './support/stubEhr.ts';
import { completeLaunch, startTestApp, type TestApp } from './support/testApp.ts';
import type { TestBrowser } from './support/testBrowser.ts';

let ehr: StubEhr;
let app: TestApp;
let browser: TestBrowser;

beforeEach(async () => {
  ehr = await startStubEhr();
});
afterEach(async () => {
  await app.close();
  await ehr.close();
});

const jwk = (key: KeyObject, kid: string): JWK => ({ ...key.export({ format: 'jwk' }), kid });
const rsa = (kid: string) => jwk(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, kid);
const ec = (kid: string) => jwk(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, kid);

/** One launch and one refresh with a way to authenticate, and what the token endpoint was sent. */
async function tokenRequests(authentication: ClientAuthentication, clientId = 'livermet') {
  const site = ehr.site({ authentication, clientId });
  app = await startTestApp({ sites: [site] });
  browser = app.browser();
  ehr.answers.token = async ({ form }) => ({
    body: await ehr.tokenResponse(form.code, {
      id_token: await ehr.idToken({ nonce: ehr.nonces.get(form.code ?? ''), aud: clientId }),
    }),
  });
  const { id } = await completeLaunch(ehr, browser);
  app.later(3_590_000);
  const cookie = browser.cookies.get(`__Host-livermet-${id}`)!;
  const { port } = await app.requireLaunch(id, `${cookie.name}=${cookie.value}`);
  await port.get('Patient/pat-4711', AbortSignal.timeout(5_000));
  const requests = ehr.askedFor('/token');
  expect(requests.map(({ form }) => form.grant_type)).toEqual(['authorization_code', 'refresh_token']);
  return requests;
}

describe('the client proves who it is, at the launch and at every refresh alike', () => {
  it('a public client by its id in the body', async () => {
    for (const { form, headers } of await tokenRequests({ kind: 'public' })) {
      expect(form.client_id).toBe('livermet');
      expect(headers.authorization).toBeUndefined();
    }
  });

  it('a client with a secret by Basic, both parts form-encoded, and nothing in the body', async () => {
    const secret = 'SECRET-ü:+ &%~*!';
    for (const { form, headers } of await tokenRequests({ kind: 'secret', secret }, 'liver:met')) {
      const [scheme, encoded = ''] = headers.authorization?.split(' ') ?? [];
      expect(scheme).toBe('Basic');
      expect(Buffer.from(encoded, 'base64').toString()).toBe('liver%3Amet:SECRET-%C3%BC%3A%2B+%26%25%7E*%21');
      expect(Object.keys(form)).not.toContain('client_id');
      expect(Object.keys(form)).not.toContain('client_secret');
    }
  });

  it.each<[SigningAlgorithm, SigningKeys]>([
    ['RS384', [rsa('k1')]],
    ['ES384', [ec('k2'), ec('next')]],
  ])('a client with a private key by a %s assertion that its published keys verify', async (algorithm, privateKeys) => {
    const requests = await tokenRequests({ kind: 'private-key', algorithm, privateKeys });
    const published = (await (await browser.open('/.well-known/jwks.json')).json()) as { keys: JWK[] };
    const ids = await Promise.all(
      requests.map(async ({ form, headers }, index) => {
        expect(headers.authorization).toBeUndefined();
        expect(form.client_id).toBeUndefined();
        expect(form.client_assertion_type).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
        const assertion = form.client_assertion ?? '';
        expect(decodeProtectedHeader(assertion)).toEqual({ alg: algorithm, typ: 'JWT', kid: privateKeys[0].kid });
        const { payload } = await jwtVerify(assertion, createLocalJWKSet(published), {
          issuer: 'livermet',
          subject: 'livermet',
          audience: `${ehr.origin}/token`,
          currentDate: new Date(Date.now() + (index === 0 ? 0 : 3_590_000)),
        });
        expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(300);
        return payload.jti;
      }),
    );
    expect(new Set(ids).size).toBe(2);
  });
});

describe('when the key is changed', () => {
  it('the new one signs, and the old one stays published as long as the key file holds it', async () => {
    const [old, fresh] = [ec('old'), ec('fresh')];
    const published = async () => (await (await browser.open('/.well-known/jwks.json')).json()) as { keys: JWK[] };
    const kidOf = (requests: Awaited<ReturnType<typeof tokenRequests>>) =>
      requests.map(({ form }) => decodeProtectedHeader(form.client_assertion ?? '').kid);
    const before = await tokenRequests({ kind: 'private-key', algorithm: 'ES384', privateKeys: [old] });
    expect(kidOf(before)).toEqual(['old', 'old']);
    await app.close();
    ehr.asked.length = 0;
    const after = await tokenRequests({ kind: 'private-key', algorithm: 'ES384', privateKeys: [fresh, old] });
    expect(kidOf(after)).toEqual(['fresh', 'fresh']);
    const keys = await published();
    expect(keys.keys.map(({ kid }) => kid)).toEqual(['fresh', 'old']);
    // An EHR that looks the keys up only now still verifies what was signed before the change.
    for (const { form } of [...before, ...after])
      await jwtVerify(form.client_assertion ?? '', createLocalJWKSet(keys), { clockTolerance: 7_200 });
    await app.close();
    app = await startTestApp({
      sites: [ehr.site({ authentication: { kind: 'private-key', algorithm: 'ES384', privateKeys: [fresh] } })],
    });
    browser = app.browser();
    expect((await published()).keys.map(({ kid }) => kid)).toEqual(['fresh']);
  });
});

describe('GET /.well-known/jwks.json', () => {
  it('publishes every key of every site once, and nothing private', async () => {
    const [signing, next, other] = [rsa('signing'), rsa('next'), ec('other')];
    const site = (id: string, authentication: ClientAuthentication) =>
      ehr.site({ id, iss: `https://${id}.example`, authentication });
    app = await startTestApp({
      sites: [
        site('a', { kind: 'private-key', algorithm: 'RS384', privateKeys: [signing, next] }),
        site('b', { kind: 'private-key', algorithm: 'RS384', privateKeys: [signing] }),
        site('c', { kind: 'private-key', algorithm: 'ES384', privateKeys: [other] }),
        site('d', { kind: 'secret', secret: 'SECRET-0123456789' }),
      ],
    });
    const response = await app.browser().open('/.well-known/jwks.json');
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    const { keys } = (await response.json()) as { keys: JWK[] };
    expect(keys.map(({ kid, alg, use }) => [kid, alg, use])).toEqual([
      ['signing', 'RS384', 'sig'],
      ['next', 'RS384', 'sig'],
      ['other', 'ES384', 'sig'],
    ]);
    for (const key of keys) {
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'] as const) expect(key[secret]).toBeUndefined();
    }
  });

  it('is an empty set when no site uses keys', async () => {
    app = await startTestApp({ sites: [ehr.site()] });
    expect(await (await app.browser().open('/.well-known/jwks.json')).json()).toEqual({ keys: [] });
  });
});
