import type { InputId } from './facts.ts';

/** A query of the patient's record that failed, was refused or was cut short. */
export interface Gap {
  /** What was asked, in words for the clinician: "laboratory results". */
  readonly query: string;
  /** Why it is incomplete, in words: "the EHR did not answer within 8 seconds". */
  readonly reason: string;
  /** Every input this query would have fed: each becomes `not-readable`. */
  readonly feeds: readonly InputId[];
  /** The EHR has no such records at all: nothing was missed, but nothing can be said from them either. */
  readonly notOffered?: boolean;
}
