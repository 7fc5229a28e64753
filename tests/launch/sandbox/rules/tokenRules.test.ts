import { generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegisteredClient } from '../../../../launch/sandbox/registeredClient.ts';
import { type Sandbox, startSandbox } from '../../../../launch/sandbox/sandbox.ts';
import {
  APP,
  AppLaunch,
  type AssertionChanges,
  basic,
  type Changes,
  PRIVATE_KEY,
  PUBLIC,
  SECRET,
} from '../support/app.ts';
import { PATIENTS } from '../support/patients.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, app: APP, patients: PATIENTS });
});
afterAll(() => sandbox.close());

interface Refusal {
  readonly error?: string;
  readonly error_description?: string;
  readonly rules?: readonly { readonly rule: string }[];
}

async function exchange(
  client: RegisteredClient,
  form: Changes = {},
  headers: Changes = {},
  assertion: AssertionChanges = {},
) {
  const launch = new AppLaunch(sandbox, client);
  const code = (await launch.authorize('ann')).get('code') ?? '';
  const response = await launch.exchange(code, form, headers, assertion);
  const body = (await response.json()) as Refusal;
  return { status: response.status, rules: body.rules?.map(({ rule }) => rule), body };
}

const seconds = (ahead: number) => Math.floor(Date.now() / 1000) + ahead;

describe('the token endpoint refuses', () => {
  it.each<[string, RegisteredClient, Changes, string[]]>([
    ['no grant type', PUBLIC, { grant_type: undefined }, ['grant_type']],
    ['an unknown grant type', PUBLIC, { grant_type: 'password' }, ['grant_type']],
    ['no code', PUBLIC, { code: undefined }, ['code']],
    ['no verifier', PUBLIC, { code_verifier: undefined }, ['code_verifier']],
    ['no redirect URI', PUBLIC, { redirect_uri: undefined }, ['redirect_uri']],
    ['another redirect URI', PUBLIC, { redirect_uri: 'http://localhost:1/other' }, ['redirect_uri']],
    ['a public client that does not name itself', PUBLIC, { client_id: undefined }, ['client_id']],
    ['a client that is not registered', PUBLIC, { client_id: 'somebody' }, ['client_id']],
    ['a public client with a secret', PUBLIC, { client_secret: 'x' }, ['authentication']],
    ['a client_id in the body beside HTTP Basic', SECRET, { client_id: SECRET.clientId }, ['client_id']],
    ['a client_id in the body beside an assertion', PRIVATE_KEY, { client_id: PRIVATE_KEY.clientId }, ['client_id']],
    ['a wrong assertion type', PRIVATE_KEY, { client_assertion_type: 'jwt' }, ['client_assertion_type']],
  ])('%s', async (_, client, form, rules) => {
    expect(await exchange(client, form)).toMatchObject({ status: 400, rules });
  });

  it('a secret in the body', async () => {
    const form = { client_id: SECRET.clientId, client_secret: 'p%ss:w+rd with spaces' };
    const result = await exchange(SECRET, form, { authorization: undefined });
    expect(result).toMatchObject({ status: 400, rules: ['authentication', 'client_id'] });
  });

  it('a client with a secret that leaves it out', async () => {
    const result = await exchange(SECRET, { client_id: SECRET.clientId }, { authorization: undefined });
    expect(result).toMatchObject({ status: 400, rules: ['authentication', 'client_id'] });
  });

  it('a wrong secret', async () => {
    const result = await exchange(SECRET, {}, { authorization: basic(SECRET.clientId, 'wrong') });
    expect(result).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it.each<[string, AssertionChanges, string[]]>([
    ['of another type', { header: { typ: 'at+jwt' } }, ['client_assertion.typ']],
    ['without a type', { header: { typ: undefined } }, ['client_assertion.typ']],
    ['without a key id', { header: { kid: undefined } }, ['client_assertion.kid']],
    ['issued by somebody else', { payload: { iss: 'somebody' } }, ['client_assertion.iss']],
    ['for another audience', { payload: { aud: 'http://localhost:1' } }, ['client_assertion.aud']],
    ['for several audiences', { payload: { aud: ['http://localhost:1'] } }, ['client_assertion.aud']],
    ['without an end', { payload: { exp: undefined } }, ['client_assertion.exp']],
    ['that lives longer than five minutes', { payload: { exp: seconds(900) } }, ['client_assertion.exp']],
    ['without an id', { payload: { jti: undefined } }, ['client_assertion.jti']],
  ])('an assertion %s', async (_, assertion, rules) => {
    expect(await exchange(PRIVATE_KEY, {}, {}, assertion)).toMatchObject({ status: 400, rules });
  });

  it('an assertion that is no JWT', async () => {
    const result = await exchange(PRIVATE_KEY, { client_assertion: 'not.a.jwt' });
    expect(result).toMatchObject({ status: 400, rules: ['client_id'] });
  });

  it.each<[string, () => Promise<AssertionChanges>]>([
    ['has ended', async () => ({ payload: { exp: seconds(-60) } })],
    ['is signed with another key', async () => ({ key: (await generateKeyPair('ES384')).privateKey })],
  ])('an assertion that %s', async (_, assertion) => {
    expect(await exchange(PRIVATE_KEY, {}, {}, await assertion())).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
  });

  it('an assertion id that was used before', async () => {
    const once = { payload: { jti: 'the-same-id' } };
    expect(await exchange(PRIVATE_KEY, {}, {}, once)).toMatchObject({ status: 200 });
    expect(await exchange(PRIVATE_KEY, {}, {}, once)).toMatchObject({
      status: 401,
      body: { error_description: expect.stringContaining('only be used once') },
    });
  });

  it('a verifier that does not belong to the challenge, saying so', async () => {
    expect(await exchange(PUBLIC, { code_verifier: 'v'.repeat(43) })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: expect.stringContaining('code_verifier') },
    });
  });

  it('a code that was never given', async () => {
    expect(await exchange(PUBLIC, { code: 'made-up' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  it("another client's code", async () => {
    const code = (await new AppLaunch(sandbox, PUBLIC).authorize('ann')).get('code') ?? '';
    expect(await exchange(SECRET, { code })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });
});

describe('a refresh', () => {
  it('needs the same authentication as the first token', async () => {
    const launch = new AppLaunch(sandbox, SECRET);
    const { refresh_token } = await launch.tokens('ann');
    const withoutSecret = await launch.refresh(
      refresh_token ?? '',
      { client_id: SECRET.clientId },
      { authorization: undefined },
    );
    expect(withoutSecret.status).toBe(400);
    expect(await withoutSecret.json()).toMatchObject({ rules: [{ rule: 'authentication' }, { rule: 'client_id' }] });
    expect((await launch.refresh(refresh_token ?? '')).status).toBe(200);
  });

  it('without a refresh token is refused', async () => {
    const response = await new AppLaunch(sandbox, PUBLIC).refresh('x', { refresh_token: undefined });
    expect(await response.json()).toMatchObject({ rules: [{ rule: 'refresh_token' }] });
  });
});
