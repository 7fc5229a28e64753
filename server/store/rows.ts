import { z } from 'zod';
import { type Answer, answersSchema } from '../chart/answer.ts';
import { unseal } from './sealed.ts';
import type { Launch, PendingLaunch } from './store.ts';

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
});

const answerRow = z.object({ id: answersSchema.keyof(), value: z.string(), at: z.string(), by: z.string() });
const valueSchema = z.union([z.boolean(), z.number()]);

/** A row of `pending_launch`; undefined when it is none or was sealed with another key. */
export function pendingOf(row: unknown, key: Uint8Array): PendingLaunch | undefined {
  if (row === undefined) return undefined;
  const { state, sealed, ...columns } = pendingRow.parse(row);
  const secrets = secretsSchema.safeParse(unseal(sealed, key, state));
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

/** A row of `launch`; undefined when it is none or was sealed with another key. */
export function launchOf(row: unknown, key: Uint8Array): Launch | undefined {
  if (row === undefined) return undefined;
  const { id, sealed, ...columns } = launchRow.parse(row);
  const tokens = tokensSchema.safeParse(unseal(sealed, key, id));
  if (!tokens.success) return undefined;
  return {
    id,
    siteId: columns.site_id,
    browserHash: columns.browser_hash,
    csrfToken: columns.csrf_token,
    patientId: columns.patient_id,
    user: columns.user,
    tokens: tokens.data,
    createdAt: columns.created_at,
  };
}

/** A row of `answer`. */
export function answerOf(row: unknown): Answer {
  const { value, ...columns } = answerRow.parse(row);
  return { ...columns, value: valueSchema.parse(JSON.parse(value)) };
}
