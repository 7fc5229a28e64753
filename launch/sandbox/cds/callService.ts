import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { JWKS } from 'oidc-provider';
import { z } from 'zod';
import type { Endpoints } from '../endpoints.ts';
import { PRACTITIONER } from '../patients/practitioner.ts';
import type { SyntheticPatient } from '../patients/syntheticPatient.ts';
import { prefetchFor } from './prefetchFor.ts';

const serviceSchema = z.object({
  id: z.string(),
  hook: z.string(),
  prefetch: z.record(z.string(), z.string()).default({}),
});
const cardSchema = z.object({
  summary: z.string().max(140),
  indicator: z.enum(['info', 'warning', 'critical']),
  detail: z.string().optional(),
  source: z.object({ label: z.string(), url: z.string().optional() }),
  links: z
    .array(z.object({ label: z.string(), url: z.string(), type: z.string(), appContext: z.string().optional() }))
    .default([]),
});

/** A card as the sandbox shows it. */
export type ShownCard = z.infer<typeof cardSchema>;

export interface CdsClient {
  readonly endpoints: Endpoints;
  readonly keys: JWKS;
  /** Address of the app's CDS services: ".../cds-services". */
  readonly servicesUrl: string;
  readonly now: () => Date;
}

/** Calls every patient-view service of the app as an EHR does when a chart is opened. Rejects when one does not answer. */
export async function callServices(client: CdsClient, patient: SyntheticPatient): Promise<readonly ShownCard[]> {
  const { services } = z.object({ services: z.array(serviceSchema) }).parse(await json(fetch(client.servicesUrl)));
  const answers = await Promise.all(
    services.filter(({ hook }) => hook === 'patient-view').map((service) => call(client, service, patient)),
  );
  return answers.flat();
}

async function call(client: CdsClient, service: z.infer<typeof serviceSchema>, patient: SyntheticPatient) {
  const { endpoints, servicesUrl } = client;
  const url = `${servicesUrl}/${service.id}`;
  const body = {
    hook: service.hook,
    hookInstance: randomUUID(),
    fhirServer: endpoints.fhirBase,
    context: { userId: `Practitioner/${PRACTITIONER.id}`, patientId: patient.id },
    prefetch: prefetchFor(service.prefetch, patient, endpoints.fhirBase),
  };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await assertion(client, url)}` };
  const answer = await json(fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }));
  return z.object({ cards: z.array(cardSchema) }).parse(answer).cards;
}

async function assertion({ keys, endpoints, now }: CdsClient, url: string): Promise<string> {
  const [key] = keys.keys;
  const issued = Math.floor(now().getTime() / 1000);
  if (key?.alg === undefined) throw new TypeError('the sandbox has no signing key');
  return new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: key.alg, typ: 'JWT', kid: key.kid ?? '', jku: endpoints.jwksUrl })
    .setIssuer(endpoints.issuer)
    .setAudience(url)
    .setIssuedAt(issued)
    .setExpirationTime(issued + 300)
    .sign(await importJWK({ ...key }));
}

async function json(answer: Promise<Response>): Promise<unknown> {
  const response = await answer;
  if (!response.ok) throw new Error(`the CDS service answered with status ${response.status}`);
  return response.json();
}
