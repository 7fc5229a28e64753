import { z } from 'zod';
import { type Answer, answersSchema } from '../chart/answer.ts';
import { CRITERION_IDS } from '../criteria/criterionId.ts';
import { DECISION_KINDS } from '../criteria/decision.ts';
import { STATUSES } from '../criteria/status.ts';
import { THERAPIES } from '../criteria/therapy.ts';
import { type SealingKeys, unseal } from './sealed.ts';
import { LAUNCH_KINDS, type Launch, type PatientDecision, type PendingLaunch, type QualityLaunch } from './store.ts';

const bytes = z.instanceof(Uint8Array);
const secretsSchema = z.object({
  codeVerifier: z.string(),
  nonce: z.string(),
  // Sealed with the secrets, so that nobody who can write to the database turns one kind into another.
  kind: z.enum(LAUNCH_KINDS).default('ehr'),
});
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

const qualityRow = z.object({
  id: z.string(),
  site_id: z.string(),
  browser_hash: z.string(),
  csrf_token: z.string(),
  user: z.string(),
  created_at: z.string(),
  used_ms: z.number(),
  issuer: z.string(),
  subject: z.string(),
});
const launchRow = qualityRow.extend({ patient_id: z.string(), sealed: bytes });

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
  const { sealed, patient_id: patientId, ...columns } = launchRow.parse(row);
  const tokens = tokensSchema.safeParse(unseal(sealed, keys, columns.id));
  return tokens.success ? { ...userLaunch(columns), patientId, tokens: tokens.data } : undefined;
}

/** A row of `quality_launch`; undefined when it is none. */
export const qualityLaunchOf = (row: unknown): QualityLaunch | undefined =>
  row === undefined ? undefined : userLaunch(qualityRow.parse(row));

const userLaunch = ({
  site_id: siteId,
  browser_hash: browserHash,
  csrf_token: csrfToken,
  created_at: createdAt,
  used_ms: usedMs,
  ...columns
}: z.infer<typeof qualityRow>): QualityLaunch => ({
  ...columns,
  siteId,
  browserHash,
  csrfToken,
  createdAt,
  ...(usedMs === 0 ? {} : { usedAt: new Date(usedMs).toISOString() }),
});

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
