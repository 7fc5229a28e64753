import { z } from 'zod';
import { auditProgressSchema } from '../audit/auditRun.ts';

/** What the process of an audit tells the app. */
export const childMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress: auditProgressSchema }),
  z.object({ kind: z.literal('done'), cases: z.number().nullable(), badLines: z.number() }),
  /** `null`: a fault of LiverMet. */
  z.object({ kind: z.literal('failed'), problem: z.string().nullable() }),
]);
export type ChildMessage = z.infer<typeof childMessageSchema>;
