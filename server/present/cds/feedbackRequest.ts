import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });
const schema = z.object({
  feedback: z
    .array(
      z.object({
        card: z.string().min(1).max(64),
        outcome: z.enum(['accepted', 'overridden']),
        overrideReason: z
          .object({
            reason: z.object({ code: z.string().min(1).max(200), system: z.string().max(200).optional() }).optional(),
            userComment: z.string().max(4000).optional(),
          })
          .optional(),
        outcomeTimestamp: instant,
      }),
    )
    .min(1)
    .max(100),
});

/** Feedback on cards, as CDS Hooks 2.0 describes it, or what is wrong with it. */
export type ParsedFeedback =
  | { readonly ok: true; readonly feedback: z.infer<typeof schema>['feedback'] }
  | { readonly ok: false; readonly problem: string };

export function parseFeedback(body: unknown): ParsedFeedback {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, feedback: parsed.data.feedback };
  const [issue] = parsed.error.issues;
  return { ok: false, problem: `${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'cannot be read'}` };
}
