import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import type { Site } from '../../../server/config.ts';

/** The parts of a launch that must never show on an error page or in a log. */
export const PATIENT = 'pat-4711';
export const HANDLE = 'LAUNCH-HANDLE';

export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Waits before it answers. */
  readonly delayMs?: number;
  /** Sends the body and never the end of it: the connection breaks. */
  readonly cutAfterMs?: number;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly form: Readonly<Record<string, string>>;
}

type Part = 'discovery' | 'openid' | 'token' | 'jwks' | 'fhir';
type Answers = { [part in Part]: (asked: Asked) => Reply | Promise<Reply> };

const keys = await generateKeyPair('RS256', { extractable: true });
const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'ehr-1', alg: 'RS256', use: 'sig' };

/** An EHR of a few lines on a real port: what it answers can be changed, and what it was asked is kept. */
export class StubEhr {
  readonly asked: Asked[] = [];
  readonly answers: Answers;
  readonly origin: string;
  /** Nonce of each code that was given out. */
  readonly nonces = new Map<string, string>();
  readonly #close: () => Promise<void>;

  constructor(origin: string, close: () => Promise<void>) {
    this.origin = origin;
    this.#close = close;
    this.answers = {
      discovery: () => ({ body: this.configuration() }),
      openid: () => ({ body: { issuer: this.iss, jwks_uri: `${this.origin}/jwks` } }),
      token: async ({ form }) => ({ body: await this.tokenResponse(form.code) }),
      jwks: () => ({ body: { keys: [jwk] } }),
      fhir: ({ path }) => ({ body: { resourceType: 'Bundle', asked: path } }),
    };
  }

  get iss(): string {
    return `${this.origin}/fhir`;
  }

  configuration() {
    return {
      issuer: this.origin,
      jwks_uri: `${this.origin}/jwks`,
      authorization_endpoint: `${this.origin}/authorize`,
      token_endpoint: `${this.origin}/token`,
      code_challenge_methods_supported: ['S256'],
      capabilities: ['launch-ehr', 'launch-standalone', 'permission-v2', 'permission-online'],
    };
  }

  site(more: Partial<Site> = {}): Site {
    return {
      id: 'north',
      name: 'Northern Hospital',
      iss: this.iss,
      clientId: 'livermet',
      authentication: { kind: 'public' },
      endpointHosts: [],
      frameAncestors: [],
      policy: DEFAULT_POLICY,
      ...more,
    };
  }

  /** What the authorization server does after consent: the callback's path and query, with a fresh code. */
  consent(authorizeUrl: string, code = `CODE-${this.nonces.size + 1}`): string {
    const { searchParams } = new URL(authorizeUrl);
    this.nonces.set(code, searchParams.get('nonce') ?? '');
    return `/callback?${new URLSearchParams({ code, state: searchParams.get('state') ?? '' })}`;
  }

  async tokenResponse(code = '', more: object = {}) {
    return {
      access_token: 'ACCESS-1',
      token_type: 'Bearer',
      expires_in: 3600,
      refresh_token: 'REFRESH-1',
      scope: 'launch openid',
      patient: PATIENT,
      id_token: await this.idToken({ nonce: this.nonces.get(code) }),
      ...more,
    };
  }

  /** An id_token as it should be, save for the claims, header and key given. */
  async idToken(
    claims: Readonly<Record<string, unknown>> = {},
    header: Partial<JWTHeaderParameters> = {},
    key: CryptoKey | Uint8Array = keys.privateKey,
  ) {
    const seconds = Math.floor(Date.now() / 1000);
    const usual = { iss: this.origin, aud: 'livermet', sub: 'u7', iat: seconds, exp: seconds + 300 };
    return new SignJWT({ ...usual, fhirUser: `${this.iss}/Practitioner/7`, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'ehr-1', ...header })
      .sign(key);
  }

  askedFor(path: string): readonly Asked[] {
    return this.asked.filter((asked) => asked.path.startsWith(path));
  }

  close(): Promise<void> {
    return this.#close();
  }
}

const partOf = (path: string): Part => {
  if (path.endsWith('/.well-known/smart-configuration')) return 'discovery';
  if (path.endsWith('/.well-known/openid-configuration')) return 'openid';
  if (path.startsWith('/token')) return 'token';
  return path.startsWith('/jwks') ? 'jwks' : 'fhir';
};

export async function startStubEhr(): Promise<StubEhr> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const path = request.url ?? '';
    const form = Object.fromEntries(new URLSearchParams(body));
    const asked = { method: request.method ?? '', path, headers: request.headers, form };
    ehr.asked.push(asked);
    const reply = await ehr.answers[partOf(path)](asked);
    if (reply.delayMs) await sleep(reply.delayMs);
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
    if (reply.cutAfterMs === undefined) response.end(text);
    else response.write(text, () => setTimeout(() => response.socket?.destroy(), reply.cutAfterMs));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ehr = new StubEhr(`http://127.0.0.1:${port}`, async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return ehr;
}
