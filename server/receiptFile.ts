import { z } from 'zod';
import { type Answer, answersSchema } from './chart/answer.ts';
import type { InputId } from './chart/facts.ts';
import { INPUTS } from './chart/inputs/index.ts';
import { CliError } from './cliError.ts';
import { oneLine } from './commandInput.ts';
import type { Receipt } from './present/receipt.ts';
import { policyOf, policySchema } from './sitesFile.ts';

const INPUT_IDS: readonly string[] = [...INPUTS.map(({ id }) => id), 'liver-metastasis-date' satisfies InputId];

const instant = z.iso.datetime({ offset: true, error: 'must be a time such as 2026-01-15T09:00:00Z' });
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'must be "sha256:" and 64 hexadecimal digits');
const answer = z
  .strictObject({ id: answersSchema.keyof(), value: z.union([z.boolean(), z.number()]), at: instant, by: z.string() })
  .refine(({ id, value }) => answersSchema.safeParse({ [id]: value }).success, 'holds no answer to its question');
const gap = z.strictObject({
  query: z.string(),
  reason: z.string(),
  feeds: z.array(z.string().refine((id) => INPUT_IDS.includes(id), 'must be inputs of this version')),
  notOffered: z.boolean().optional(),
});
const criterion = z.strictObject({ id: z.string(), status: z.string(), why: z.string().nullable() });
const limit = z.object({ operator: z.string() }).loose();

const receiptSchema = z.strictObject({
  kind: z.literal('livermet-receipt', 'is not a receipt of LiverMet'),
  version: z.literal(1, 'is of a version that this LiverMet does not know'),
  app: z.string(),
  asOf: instant,
  patient: z.string().regex(/^Patient\/.+$/),
  editions: z.array(
    z.strictObject({
      criterion: z.string(),
      effectiveFrom: z.string(),
      lastReviewed: z.string(),
      limit: limit.nullable(),
    }),
  ),
  policy: policySchema,
  answers: z.array(answer),
  gaps: z.array(gap),
  verdict: z.strictObject({
    population: z.string(),
    therapies: z.array(z.strictObject({ therapy: z.string(), status: z.string(), criteria: z.array(criterion) })),
  }),
  inputs: z.strictObject({
    resources: z.array(z.strictObject({ reference: z.string(), digest })),
    facts: digest,
    digest,
  }),
  digest,
});

/**
 * A receipt from a file. Its ids of therapies, criteria and statuses may be those of another version: they are only compared.
 *
 * @throws CliError when it is none
 */
export function parseReceipt(json: unknown, file: string): Receipt {
  const parsed = receiptSchema.safeParse(json);
  if (!parsed.success) throw new CliError(`${file}: ${oneLine(parsed.error)}`);
  const { policy, answers } = parsed.data;
  return { ...parsed.data, policy: policyOf({ policy }), answers: answers as readonly Answer[] } as unknown as Receipt;
}
