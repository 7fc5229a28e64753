import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FhirResource } from 'fhir/r4.js';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';
import { expect } from 'vitest';
import { launchRouter } from '../../../../launch/launchRouter.ts';
import { search } from '../../../../launch/sandbox/fhir/search.ts';
import { createApp } from '../../../../server/app.ts';
import type { Answer } from '../../../../server/chart/answer.ts';
import { DEFAULT_POLICY } from '../../../../server/chart/policy.ts';
import { prefetchTemplates } from '../../../../server/fhir/prefetch.ts';
import type { Site } from '../../../../server/site.ts';
import type { Store } from '../../../../server/store/store.ts';
import { memoryStore } from '../../../launch/support/testApp.ts';
import { suiteLogger } from '../../../logs/suiteLog.ts';
import { type Call, type LocalEhr, localEhr, send } from '../../fhir/localEhr.ts';
import { leaksIn } from '../../phi.ts';
import { EVENT } from '../../store/event.ts';

const keys = await generateKeyPair('ES384', { extractable: true });
const publicKey = { ...(await exportJWK(keys.publicKey)), kid: 'cds-1', alg: 'ES384', use: 'sig' };
export const privateKey = keys.privateKey;

/** When the patients of tests/patients are as their companions say. */
export const NOW = new Date('2026-01-15T09:00:00Z');
export const PATH = '/cds-services/livermet-eligibility';
const ISSUER = 'https://cds.north.example';

export const resourcesOf = (name: string): readonly FhirResource[] => {
  const file = new URL(`../../../patients/${name}.json`, import.meta.url);
  const bundle = JSON.parse(readFileSync(file, 'utf8')) as { entry: { resource: FhirResource }[] };
  return bundle.entry.map(({ resource }) => resource);
};

/** What an EHR sends along: every template answered from a patient's resources. */
export function prefetchOf(name: string, base = 'https://ehr.example/fhir'): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(prefetchTemplates()).map(([key, template]) => [
      key,
      answerFrom(resourcesOf(name), template.replaceAll('{{context.patientId}}', name), base),
    ]),
  );
}

function answerFrom(resources: readonly FhirResource[], path: string, base: string): unknown {
  const url = new URL(path, 'http://ehr/');
  const [type = '', id] = url.pathname.slice(1).split('/');
  if (id !== undefined) return resources.find((resource) => resource.resourceType === type && resource.id === id);
  return search(base, type, url.searchParams, resources);
}

export interface CdsApp {
  readonly ehr: LocalEhr;
  readonly site: Site;
  readonly store: Store;
  readonly origin: string;
  readonly log: () => string;
  /** A JWT as it should be, save for the claims, header and key given. */
  jwt(
    claims?: Readonly<Record<string, unknown>>,
    header?: Partial<JWTHeaderParameters>,
    key?: CryptoKey | Uint8Array,
  ): Promise<string>;
  post(path: string, body: unknown, token?: string): Promise<Response>;
  /** The cards of a proper call about a patient of tests/patients. */
  cards(name: string, more?: object): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

interface Options {
  readonly site?: Partial<Site>;
  /** Patient whose resources the EHR's FHIR server has. */
  readonly patient?: string;
  readonly fhir?: (call: Call) => void;
  /** Ids of the registered EHRs; the first is the one that calls. */
  readonly tenants?: readonly string[];
  readonly requestsPerMinute?: number;
}

/** The app with an EHR that has keys and, where asked for, a FHIR server. */
export async function startCdsApp({
  site: more = {},
  patient,
  fhir,
  tenants = ['north'],
  requestsPerMinute = 0,
}: Options = {}): Promise<CdsApp> {
  const ehr = await localEhr((call) => {
    if (call.url.pathname === '/cds-keys') return send(call.response, { keys: [publicKey] });
    if (fhir) return fhir(call);
    const path = `${call.url.pathname.replace('/fhir/', '')}${call.url.search}`;
    const found = patient ? answerFrom(resourcesOf(patient), path, call.base) : undefined;
    send(call.response, found ?? {}, found ? 200 : 404);
  });
  const site: Site = {
    id: tenants[0] ?? 'north',
    name: 'North Hospital',
    iss: ehr.baseUrl,
    clientId: 'livermet',
    authentication: { kind: 'public' },
    endpointHosts: [],
    frameAncestors: ['https://ehr.north.example'],
    cdsHooks: { issuer: ISSUER, jwksUrl: `${new URL(ehr.baseUrl).origin}/cds-keys` },
    policy: DEFAULT_POLICY,
    ...more,
  };
  const sites = tenants.map((id) => ({
    ...site,
    id,
    ...(id === site.id ? {} : { iss: `https://${id}.example/fhir` }),
  }));
  const store = await memoryStore();
  const lines: string[] = [];
  const logger = suiteLogger((line) => lines.push(line));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const now = () => NOW;
  const config = { baseUrl: origin, sites, launchHours: 8, requestsPerMinute };
  const { router: launchRoutes, ...launched } = launchRouter({ config, store, log: logger, now });
  server.on('request', createApp({ store, now, logger, ...launched, config, launchRoutes, appVersion: '0' }));
  const seconds = Math.floor(NOW.getTime() / 1000);
  const app: CdsApp = {
    ehr,
    site,
    store,
    origin,
    log: () => lines.join(''),
    jwt: (claims = {}, header = {}, key = privateKey) =>
      new SignJWT({
        iss: ISSUER,
        aud: `${origin}${PATH}`,
        iat: seconds,
        exp: seconds + 300,
        jti: randomUUID(),
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: 'cds-1', ...header })
        .sign(key),
    post: async (path, body, token) =>
      fetch(`${origin}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token ?? (await app.jwt({ aud: `${origin}${path}` }))}`,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    cards: async (name, changed = {}) => {
      const response = await app.post(PATH, { ...hookRequest(name), ...changed });
      if (response.status !== 200) throw new Error(`status ${response.status}: ${await response.text()}`);
      return ((await response.json()) as { cards: Record<string, unknown>[] }).cards;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await ehr.close();
      await store.close();
      expect(leaksIn(app.log())).toEqual([]);
    },
  };
  return app;
}

/** Stores what a clinician answers about a patient of tests/patients. */
export async function answered(app: CdsApp, name: string, ...ids: readonly Answer['id'][]): Promise<void> {
  const given = { value: true, at: '2026-01-15T08:00:00Z', by: 'Practitioner/7' };
  const answers = ids.map((id) => ({ id, ...given }));
  await app.store.addAnswers(app.site.id, name, { form: randomUUID(), seen: {}, answers }, EVENT);
}

/** A patient-view call with everything sent along. */
export const hookRequest = (name: string): Record<string, unknown> => ({
  hook: 'patient-view',
  hookInstance: randomUUID(),
  context: { userId: 'Practitioner/7', patientId: name },
  prefetch: prefetchOf(name),
});

/** The way to the FHIR server that an EHR grants a service. */
export const access = (app: CdsApp) => ({
  fhirServer: app.site.iss,
  fhirAuthorization: {
    access_token: 'ACCESS-1',
    token_type: 'Bearer',
    expires_in: 300,
    scope: 'patient/*.rs',
    subject: 'cds-service',
  },
});
