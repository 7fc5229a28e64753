import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { readPatients } from '../../../launch/sandbox/patients/readPatients.ts';
import { shiftDates, wholeDays } from '../../../launch/sandbox/shiftDates.ts';

/**
 * A process of its own: an EHR of a few lines that costs as little as it can, so that the app is what is measured. Every
 * patient, whatever the id, has the record of one synthetic patient. A code is "<patient>.<nonce>"; nobody signs in.
 */
export interface Told {
  readonly delayMs: number;
}

/** What one patient's chart took, as this side saw it. */
export interface Seen {
  readonly requests: number;
  /** Requests that came after an answer had left: they may have waited for it. */
  readonly late: number;
  readonly slowestMs: number;
}

const MODEL = 'inr-correctable';
const patients = await readPatients(fileURLToPath(new URL('../../patients', import.meta.url)));
const model = patients.find(({ id }) => id === MODEL);
if (!model) throw new Error(`there is no patient ${MODEL}`);
const record = shiftDates(model.resources, wholeDays(model.asOf, new Date()));
const { privateKey, publicKey } = await generateKeyPair('ES256');
const jwk = { ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' };

let delayMs = 0;
const seen = new Map<string, { requests: number; late: number; slowestMs: number; answered: boolean }>();
/** Answers by address without the patient, cut where the id goes. */
const answers = new Map<string, readonly string[]>();

function answerTo(address: string, patient: string): string {
  const key = address.replace(patient, '');
  const pieces = answers.get(key) ?? pieced(new URL(address, 'http://any').searchParams, address);
  answers.set(key, pieces);
  return pieces.join(patient);
}

function pieced(query: URLSearchParams, address: string): readonly string[] {
  const [, type = ''] = /^\/fhir\/([A-Za-z]+)/.exec(address) ?? [];
  const codes = query.get('code')?.split(',');
  const found = record.filter((resource) => resource.resourceType === type && hasCode(resource, codes));
  const body =
    type === 'Patient'
      ? found[0]
      : {
          resourceType: 'Bundle',
          type: 'searchset',
          total: found.length,
          entry: found.map((each) => ({ resource: each })),
        };
  return JSON.stringify(body).split(MODEL);
}

const hasCode = (resource: object, codes: readonly string[] | undefined): boolean =>
  codes === undefined ||
  ('code' in resource && codes.some((code) => JSON.stringify(resource.code).includes(`"${code.split('|')[1]}"`)));

const send = (response: ServerResponse, text: string) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(text);

async function fhir(address: string, response: ServerResponse): Promise<void> {
  const [, patient = ''] = /(?:Patient\/|patient=)([\w-]+)/.exec(address) ?? [];
  const about = seen.get(patient) ?? { requests: 0, late: 0, slowestMs: 0, answered: false };
  seen.set(patient, about);
  const start = performance.now();
  about.requests += 1;
  if (about.answered) about.late += 1;
  response.on('finish', () => {
    about.answered = true;
    about.slowestMs = Math.max(about.slowestMs, performance.now() - start);
  });
  if (delayMs > 0) await sleep(delayMs);
  send(response, answerTo(address, patient));
}

async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += chunk;
  const [patient, nonce] = new URLSearchParams(body).get('code')?.split('.') ?? [];
  const id_token = await new SignJWT({ nonce, fhirUser: 'Practitioner/7' })
    .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
    .setIssuer(origin())
    .setAudience('livermet')
    .setSubject('u7')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
  send(
    response,
    JSON.stringify({
      access_token: `t-${patient}`,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'launch',
      patient,
      id_token,
    }),
  );
}

const server = createServer((request, response) => {
  const address = request.url ?? '';
  if (address.endsWith('/smart-configuration')) return send(response, JSON.stringify(configuration()));
  if (address.endsWith('/openid-configuration'))
    return send(response, JSON.stringify({ issuer: origin(), jwks_uri: `${origin()}/jwks` }));
  if (address === '/jwks') return send(response, JSON.stringify({ keys: [jwk] }));
  return void (address === '/token' ? token(request, response) : fhir(address, response));
});
const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const configuration = () => ({
  issuer: origin(),
  jwks_uri: `${origin()}/jwks`,
  authorization_endpoint: `${origin()}/authorize`,
  token_endpoint: `${origin()}/token`,
  code_challenge_methods_supported: ['S256'],
  capabilities: ['launch-ehr', 'permission-v2'],
});

process.on('message', (told: Told | 'seen') => {
  if (told !== 'seen') {
    delayMs = told.delayMs;
    seen.clear();
  }
  process.send?.(told === 'seen' ? Object.fromEntries(seen) : 'told');
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.(origin()));
