import { z } from 'zod';

/** What is recorded. `view`: a page with the chart of a patient; `form`: a form that was refused before it was read. */
export const TRAIL_ACTIONS = [
  'launch',
  'sign-out',
  'view',
  'answer',
  'withdrawal',
  'decision',
  'write-back',
  'form',
  'cds-call',
  'cds-feedback',
  'trail-view',
  'audit',
  'export',
] as const;

/** `refused`: the person was not let in. `failed`: the person was, and something went wrong. */
export const TRAIL_OUTCOMES = ['success', 'refused', 'failed'] as const;

const text = z.string();
const userSchema = z.strictObject({
  /** Who vouches for the user: `iss` of the verified id_token or of the verified CDS Hooks JWT; "command-line". */
  issuer: text,
  /** `sub` of the id_token; the account at the command line. */
  subject: text.nullable(),
  fhirUser: text.nullable(),
});

export const trailEventSchema = z.strictObject({
  /** ISO instant. */
  at: text,
  siteId: text,
  /** Null: somebody who did not prove to be anybody. */
  user: userSchema.nullable(),
  patientId: text.nullable(),
  action: z.enum(TRAIL_ACTIONS),
  outcome: z.enum(TRAIL_OUTCOMES),
  /** Which page, which questions, which hook, which error code. Never a clinical value. */
  detail: text,
  /** The criteria as they were in force; null where none were applied. */
  edition: text.nullable(),
  /** As it stands in the application log and on error pages. */
  requestId: text,
});

/** Who did what about which patient, as it is handed over to be recorded. */
export type TrailEvent = z.infer<typeof trailEventSchema>;
export type TrailUser = z.infer<typeof userSchema>;

/** An event with its place in the chain. */
export interface TrailEntry extends TrailEvent {
  /** From 1, without gaps. */
  readonly number: number;
  /** SHA-256 of the entry before, in hex. */
  readonly previous: string;
  /** SHA-256 of this entry. */
  readonly hash: string;
}

/** A user in one line: `fhirUser`, else `iss` and `sub`. */
export const userText = ({ issuer, subject, fhirUser }: TrailUser): string =>
  fhirUser ?? [issuer, subject].filter((part) => part !== null).join(' ');
