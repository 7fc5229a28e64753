import { z } from 'zod';
import { type Answer, answersSchema } from '../chart/answer.ts';
import { CRITERION_IDS } from '../criteria/criterionId.ts';
import { DECISION_KINDS } from '../criteria/decision.ts';
import { STATUSES } from '../criteria/status.ts';
import { THERAPIES } from '../criteria/therapy.ts';
import { type SealingKeys, unseal } from './sealed.ts';
import type { Launch, PatientDecision, PendingLaunch } from './store.ts';

const bytes = z.instanceof(Uint8Array);
const secretsSchema = z.object({ codeVerifier: z.string(), nonce: z.string() });
const tokensSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  expiresAt: z.string(),
  scope: z.string(),
});

const pendingRow = z.object({
  state: z.string(),
  site_id: z.string(),
  browser_hash: z.string(),
  sealed: bytes,
  token_endpoint: z.string(),
  created_at: z.string(),
});

const launchRow = z.object({
  id: z.string(),
  site_id: z.string(),
  browser_hash: z.string(),
  csrf_token: z.string(),
  patient_id: z.string(),
  user: z.string(),
  sealed: bytes,
  created_at: z.string(),
  issuer: z.string(),
  subject: z.string(),
});

const answerRow = z.object({
  id: answersSchema.keyof(),
  form: z.string(),
  value: z.string(),
  at: z.string(),
  by: z.string(),
  withdrawn_at: z.string().nullable(),
  withdrawn_by: z.string().nullable(),
});
const valueSchema = z.union([z.boolean(), z.number()]);

const criterionId = z.enum(CRITERION_IDS);
const status = z.enum(STATUSES);
const therapy = z.enum(THERAPIES);
const decisionRow = z.object({ patient_id: z.string(), document: z.string() });
const decisionSchema = z.object({
  form: z.string(),
  about: z.union([therapy, z.literal('all')]),
  kind: z.enum(DECISION_KINDS),
  against: z.array(criterionId),
  reason: z.string(),
  at: z.string(),
  by: z.string(),
  asOf: z.string(),
  basis: z.array(
    z.object({ therapy, status, criteria: z.array(z.object({ id: criterionId, status, edition: z.string() })) }),
  ),
  appVersion: z.string(),
});

/** A row of `pending_launch`; undefined when it is none or was sealed with a key that is no longer known. */
export function pendingOf(row: unknown, keys: SealingKeys): PendingLaunch | undefined {
  if (row === undefined) return undefined;
  const { state, sealed, ...columns } = pendingRow.parse(row);
  const secrets = secretsSchema.safeParse(unseal(sealed, keys, state));
  if (!secrets.success) return undefined;
  return {
    state,
    siteId: columns.site_id,
    browserHash: columns.browser_hash,
    ...secrets.data,
    tokenEndpoint: columns.token_endpoint,
    createdAt: columns.created_at,
  };
}

/** A row of `launch`; undefined when it is none or was sealed with a key that is no longer known. */
export function launchOf(row: unknown, keys: SealingKeys): Launch | undefined {
  if (row === undefined) return undefined;
  const { id, sealed, ...columns } = launchRow.parse(row);
  const tokens = tokensSchema.safeParse(unseal(sealed, keys, id));
  if (!tokens.success) return undefined;
  return {
    id,
    siteId: columns.site_id,
    browserHash: columns.browser_hash,
    csrfToken: columns.csrf_token,
    patientId: columns.patient_id,
    user: columns.user,
    issuer: columns.issuer,
    subject: columns.subject,
    tokens: tokens.data,
    createdAt: columns.created_at,
  };
}

/** An answer as read from its record and, where there is one, that of its withdrawal. */
export function answerOf(row: unknown): Answer {
  const { value, withdrawn_at: at, withdrawn_by: by, ...columns } = answerRow.parse(row);
  const withdrawn = at === null || by === null ? {} : { withdrawn: { at, by } };
  return { ...columns, value: valueSchema.parse(JSON.parse(value)), ...withdrawn };
}

/** A row of `decision`. */
export function decisionOf(row: unknown): PatientDecision {
  const { patient_id: patientId, document } = decisionRow.parse(row);
  return { patientId, decision: decisionSchema.parse(JSON.parse(document)) };
}
