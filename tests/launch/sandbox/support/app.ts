import { createHash, randomBytes, randomUUID, type webcrypto } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { RegisteredClient } from '../../../../launch/sandbox/registeredClient.ts';
import type { Sandbox } from '../../../../launch/sandbox/sandbox.ts';
import { Browser } from './browser.ts';

export const LAUNCH_URL = 'http://localhost:1/launch';
export const REDIRECT_URI = 'http://localhost:1/callback';
export const SCOPE =
  'launch openid fhirUser online_access patient/Patient.rs patient/Condition.rs patient/Observation.rs';

const { privateKey, publicKey } = await generateKeyPair('ES384');
const keyId = 'app-key';

export const PUBLIC: RegisteredClient = { kind: 'public', clientId: 'app-public' };
/** Characters that only survive HTTP Basic when id and secret are form-encoded first. */
export const SECRET: RegisteredClient = { kind: 'secret', clientId: 'app-secret', secret: 'p%ss:w+rd with spaces' };
export const PRIVATE_KEY: RegisteredClient = {
  kind: 'private-key',
  clientId: 'app-private-key',
  algorithm: 'ES384',
  jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: keyId, alg: 'ES384', use: 'sig' }] },
};
export const APP = { launchUrl: LAUNCH_URL, redirectUri: REDIRECT_URI, clients: [PUBLIC, SECRET, PRIVATE_KEY] };

/** Parameters to change; undefined leaves one out. */
export type Changes = Readonly<Record<string, string | undefined>>;

export interface TokenResponse {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly patient: string;
  readonly need_patient_banner: boolean;
}

/** One launch of an app that keeps every rule, unless told to change a parameter. */
export class AppLaunch {
  readonly verifier = randomBytes(32).toString('base64url');
  readonly state = randomUUID();
  readonly nonce = randomUUID();
  readonly browser: Browser;
  private readonly sandbox: Sandbox;
  private readonly client: RegisteredClient;

  constructor(sandbox: Sandbox, client: RegisteredClient = PUBLIC, browser = new Browser()) {
    this.sandbox = sandbox;
    this.client = client;
    this.browser = browser;
  }

  get tokenUrl(): string {
    return `${this.sandbox.url}/auth/token`;
  }

  /** The authorization URL for a launch the EHR handed over. */
  authorizeUrl(ehrLaunchUrl: string, changes: Changes = {}): string {
    const { searchParams } = new URL(ehrLaunchUrl);
    const parameters = changed(changes, {
      response_type: 'code',
      client_id: this.client.clientId,
      redirect_uri: REDIRECT_URI,
      launch: searchParams.get('launch') ?? '',
      aud: searchParams.get('iss') ?? '',
      scope: SCOPE,
      state: this.state,
      nonce: this.nonce,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    return `${this.sandbox.url}/auth/authorize?${parameters}`;
  }

  /** The authorization URL of a launch that did not begin in a chart. */
  standaloneUrl(scope: string, changes: Changes = {}): string {
    const iss = new URLSearchParams({ iss: this.sandbox.fhirBase });
    return this.authorizeUrl(`${LAUNCH_URL}?${iss}`, { launch: undefined, scope, ...changes });
  }

  /** Goes through the authorization endpoint; gives the query of the callback. */
  async authorize(patientId: string, changes: Changes = {}): Promise<URLSearchParams> {
    const { url } = await this.browser.follow(this.authorizeUrl(this.sandbox.launchUrl(patientId), changes));
    if (!url.startsWith(REDIRECT_URI)) throw new Error(`no callback: ${url}`);
    return new URL(url).searchParams;
  }

  async exchange(
    code: string,
    changes: Changes = {},
    headers: Changes = {},
    assertion: AssertionChanges = {},
  ): Promise<Response> {
    const grant = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: this.verifier };
    return this.post(grant, changes, headers, assertion);
  }

  async refresh(refreshToken: string, changes: Changes = {}, headers: Changes = {}): Promise<Response> {
    return this.post({ grant_type: 'refresh_token', refresh_token: refreshToken }, changes, headers, {});
  }

  /** The whole launch; fails when the EHR refuses it. */
  async tokens(patientId: string, changes: Changes = {}): Promise<TokenResponse> {
    const response = await this.exchange((await this.authorize(patientId, changes)).get('code') ?? '');
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as TokenResponse;
  }

  private async post(
    grant: Changes,
    changes: Changes,
    headers: Changes,
    assertion: AssertionChanges,
  ): Promise<Response> {
    const credentials = await this.credentials(assertion);
    return fetch(this.tokenUrl, {
      method: 'POST',
      body: changed(changes, { ...grant, ...credentials.form }),
      headers: changedObject(headers, { accept: 'application/json', ...credentials.headers }),
    });
  }

  private async credentials(assertion: AssertionChanges): Promise<{ form: Changes; headers: Changes }> {
    const { client } = this;
    if (client.kind === 'public') return { form: { client_id: client.clientId }, headers: {} };
    if (client.kind === 'secret')
      return { form: {}, headers: { authorization: basic(client.clientId, client.secret) } };
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    const jwt = await clientAssertion(client.clientId, this.tokenUrl, assertion);
    return { form: { client_assertion_type: type, client_assertion: jwt }, headers: {} };
  }
}

export interface AssertionChanges {
  readonly header?: Record<string, unknown>;
  readonly payload?: Record<string, unknown>;
  readonly key?: webcrypto.CryptoKey;
}

export const basic = (id: string, secret: string): string =>
  `Basic ${btoa([id, secret].map((text) => new URLSearchParams({ v: text }).toString().slice(2)).join(':'))}`;

function clientAssertion(
  clientId: string,
  tokenUrl: string,
  { header, payload, key }: AssertionChanges,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: clientId, sub: clientId, aud: tokenUrl, exp: now + 300, iat: now, jti: randomUUID() };
  return new SignJWT({ ...claims, ...payload })
    .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: keyId, ...header })
    .sign(key ?? privateKey);
}

const changedObject = (changes: Changes, base: Changes): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...base, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

const changed = (changes: Changes, base: Changes): URLSearchParams => new URLSearchParams(changedObject(changes, base));
