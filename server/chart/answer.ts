import { z } from 'zod';

const count = z.number().int().min(0).max(200);

/**
 * What a clinician may state, by input id. `answers.json` of the `evaluate` command has this shape, and so has the
 * form on the verdict page. Any subset; unknown keys are refused so that a typing error is not silently ignored.
 */
export const answersSchema = z
  .strictObject({
    unresectable: z.boolean(),
    'liver-dominant': z.boolean(),
    'ablatable-location': z.boolean(),
    'complete-removal-possible': z.boolean(),
    'tumor-board': z.boolean(),
    'prefers-y90': z.boolean(),
    'inr-correctable': z.boolean(),
    'platelets-correctable': z.boolean(),
    'extrahepatic-disease': z.boolean(),
    dialysis: z.boolean(),
    ecog: z.number().int().min(0).max(5),
    'lesion-count': count,
    'largest-lesion-cm': z.number().positive().max(50),
  })
  .partial();

export type AnswerValues = z.infer<typeof answersSchema>;
export type AnswerId = keyof AnswerValues;

/** Who took an answer back, and when; both are kept, nothing is deleted. `at` is an ISO instant. */
export interface Withdrawal {
  readonly at: string;
  readonly by: string;
}

/** One answer: what was said, by whom and when. `at` is an ISO instant. */
export interface Answer {
  readonly id: AnswerId;
  readonly value: boolean | number;
  readonly at: string;
  readonly by: string;
  /** The form it was sent with, which names it among the answers to its question. None for an answer from a file. */
  readonly form?: string;
  /** From then on it counts as never given. */
  readonly withdrawn?: Withdrawal;
}
