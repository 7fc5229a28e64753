import { createHash, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createLocalJWKSet, type JWK, jwtVerify } from 'jose';

export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Ends the connection after so many bytes of the body. */
  readonly cutAfter?: number;
  readonly delayMs?: number;
}

/** Answers instead of the server, for the n-th time (from 1) that this method and path are asked; undefined: as usual. */
export type Fault = (asked: Asked, time: number) => Reply | undefined;

interface Options {
  readonly algorithm?: 'RS384' | 'ES384';
  /** NDJSON by name of the file: "Patient-1" is of the type Patient. */
  readonly files?: Readonly<Record<string, string>>;
  readonly errors?: Readonly<Record<string, string>>;
  readonly deleted?: Readonly<Record<string, string>>;
  /** What it says as it begins. */
  readonly accepted?: string;
  readonly manifest?: (origin: string) => object;
  /** How often the status says that the export is not ready. */
  readonly polls?: number;
  readonly tokenSeconds?: number;
  readonly isOpen?: boolean;
  readonly gzip?: boolean;
  readonly fault?: Fault;
}

const SIZES = {
  RS384: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES384: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
};

/** A Bulk Data server with SMART Backend Services on a real port. It checks what it is sent, and misbehaves when told to. */
export class BulkStub {
  readonly asked: Asked[] = [];
  /** What a client did that a server need not put up with. */
  readonly wrong: string[] = [];
  origin = '';
  options: Options;
  readonly privateJwk: JWK;
  readonly #publicJwk: JWK;
  readonly #tokens = new Map<string, number>();
  readonly #jtis = new Set<string>();
  /** Exports that live, with how often their status was asked. */
  readonly #exports = new Map<string, number>();
  exports = 0;

  constructor(options: Options) {
    this.options = options;
    const { privateKey, publicKey } = SIZES[options.algorithm ?? 'ES384']();
    this.privateJwk = { ...privateKey.export({ format: 'jwk' }), kid: 'bulk-1' };
    this.#publicJwk = { ...publicKey.export({ format: 'jwk' }), kid: 'bulk-1' };
  }

  get base(): string {
    return `${this.origin}/fhir`;
  }

  /** How often a path was asked. */
  times(method: string, part: string): number {
    return this.asked.filter((each) => each.method === method && each.path.includes(part)).length;
  }

  /** Every token ends now. */
  endTokens(): void {
    this.#tokens.clear();
  }

  get living(): number {
    return this.#exports.size;
  }

  async answer(request: IncomingMessage): Promise<Reply> {
    const asked = { method: request.method ?? '', path: request.url ?? '', headers: request.headers };
    this.asked.push(asked);
    const time = this.asked.filter(({ method, path }) => method === asked.method && path === asked.path).length;
    const fault = this.options.fault?.(asked, time);
    if (fault) return fault;
    const { pathname } = new URL(asked.path, this.origin);
    if (pathname === '/fhir/.well-known/smart-configuration') return json({ token_endpoint: `${this.origin}/token` });
    if (pathname === '/token') return this.#token(request);
    if (pathname.startsWith('/open/')) return this.#file(asked, pathname.slice('/open/'.length), false);
    if (!this.options.isOpen && !this.#isKnown(asked)) return outcome(401, 'login');
    if (pathname.endsWith('$export')) return this.#kickOff(asked);
    if (pathname.startsWith('/status/')) return this.#status(asked, pathname.slice('/status/'.length));
    if (pathname.startsWith('/files/')) return this.#file(asked, pathname.slice('/files/'.length), true);
    return outcome(404, 'not-found');
  }

  async #token(request: IncomingMessage): Promise<Reply> {
    let body = '';
    for await (const part of request) body += part;
    const form = new URLSearchParams(body);
    const problem = await this.#problemOf(form);
    if (problem) {
      this.wrong.push(problem);
      return json({ error: 'invalid_client' }, 400);
    }
    const token = `TOKEN-${this.#tokens.size}-${this.#jtis.size}`;
    const seconds = this.options.tokenSeconds ?? 300;
    this.#tokens.set(token, Date.now() + seconds * 1000);
    return json({ access_token: token, token_type: 'bearer', expires_in: seconds, scope: form.get('scope') });
  }

  /** As SMART App Launch 2.2 has it: typ, signature, iss = sub = client, aud, at most five minutes, a jti that is new. */
  async #problemOf(form: URLSearchParams): Promise<string | undefined> {
    if (form.get('grant_type') !== 'client_credentials') return 'grant_type';
    if (!/^system\/\*\.(rs|read)$/.test(form.get('scope') ?? '')) return 'scope';
    if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') return 'type';
    if (form.has('client_id')) return 'client_id in the body';
    try {
      const { payload } = await jwtVerify(
        form.get('client_assertion') ?? '',
        createLocalJWKSet({ keys: [this.#publicJwk] }),
        {
          algorithms: [this.options.algorithm ?? 'ES384'],
          typ: 'JWT',
          audience: `${this.origin}/token`,
          issuer: 'livermet-bulk',
          subject: 'livermet-bulk',
          requiredClaims: ['exp', 'jti'],
        },
      );
      if ((payload.exp ?? 0) > Date.now() / 1000 + 300) return 'exp';
      if (this.#jtis.has(payload.jti ?? '')) return 'jti used twice';
      this.#jtis.add(payload.jti ?? '');
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : 'signature';
    }
  }

  #isKnown({ headers }: Asked): boolean {
    const until = this.#tokens.get(headers.authorization?.replace('Bearer ', '') ?? '');
    return until !== undefined && until > Date.now();
  }

  #kickOff({ method, headers: asked }: Asked): Reply {
    if (method !== 'GET') this.wrong.push(`kick-off by ${method}`);
    if (asked.accept !== 'application/fhir+json') this.wrong.push('Accept');
    if (!asked.prefer?.includes('respond-async')) this.wrong.push('Prefer');
    this.exports += 1;
    this.#exports.set(`${this.exports}`, 0);
    const { accepted: body } = this.options;
    const headers = { 'content-location': `${this.origin}/status/${this.exports}` };
    return { status: 202, headers, ...(body === undefined ? {} : { body }) };
  }

  #status({ method }: Asked, id: string): Reply {
    const polled = this.#exports.get(id);
    if (polled === undefined) return outcome(404, 'not-found');
    if (method === 'DELETE') {
      this.#exports.delete(id);
      return { status: 202 };
    }
    this.#exports.set(id, polled + 1);
    if (polled < (this.options.polls ?? 0)) return { status: 202, headers: { 'x-progress': `${polled * 10}% done` } };
    return json({ ...this.manifest(), ...this.options.manifest?.(this.origin) });
  }

  manifest() {
    const { files = FILES, errors = {}, deleted = {} } = this.options;
    const list = (named: Readonly<Record<string, string>>, type?: string) =>
      Object.entries(named).map(([name, text]) => ({
        type: type ?? name.split('-')[0],
        url: `${this.origin}/files/${name}`,
        ...(type === undefined ? { count: text.split('\n').filter((line) => line !== '').length } : {}),
      }));
    return {
      transactionTime: '2026-03-01T00:00:00Z',
      request: `${this.base}/Patient/$export`,
      requiresAccessToken: true,
      output: list(files),
      error: list(errors, 'OperationOutcome'),
      deleted: list(deleted, 'Bundle'),
    };
  }

  #file({ headers }: Asked, name: string, needsToken: boolean): Reply {
    if (!needsToken && headers.authorization) this.wrong.push('a token where none is needed');
    const { files = FILES, errors = {}, deleted = {}, gzip } = this.options;
    const text = { ...files, ...errors, ...deleted }[name];
    if (text === undefined) return outcome(404, 'not-found');
    const body = gzip ? gzipSync(text) : Buffer.from(text);
    const digest = createHash('sha256').update(body).digest('base64');
    return {
      headers: {
        'content-type': 'application/fhir+ndjson',
        'repr-digest': `sha-256=:${digest}:`,
        ...(gzip ? { 'content-encoding': 'gzip' } : {}),
      },
      body,
    };
  }
}

const lines = (...resources: readonly object[]) => resources.map((each) => `${JSON.stringify(each)}\n`).join('');

/** What is exported where a test does not say. */
export const FILES: Readonly<Record<string, string>> = {
  'Patient-1': lines({ resourceType: 'Patient', id: 'p1' }, { resourceType: 'Patient', id: 'p2' }),
  'Condition-1': lines({ resourceType: 'Condition', id: 'c1', subject: { reference: 'Patient/p1' } }),
  'Condition-2': lines({ resourceType: 'Condition', id: 'c2', subject: { reference: 'Patient/p2' } }),
  'Encounter-1': lines({ resourceType: 'Encounter', id: 'e1', status: 'finished' }),
};

export const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

export const outcome = (status: number, code: string): Reply =>
  json(
    { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics: 'Leontine Mockwell' }] },
    status,
  );

export interface RunningStub {
  readonly stub: BulkStub;
  readonly close: () => Promise<void>;
}

export async function startBulkStub(options: Options = {}): Promise<RunningStub> {
  const stub = new BulkStub(options);
  const server = createServer(async (request, response) => send(response, await stub.answer(request)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stub.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    stub,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function send(response: ServerResponse, { status = 200, headers = {}, body = '', cutAfter, delayMs }: Reply) {
  if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-length': bytes.length, ...headers });
  if (cutAfter === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, cutAfter), () => response.socket?.destroy());
}
