import type { CriterionId } from './criterionId.ts';
import type { Status } from './status.ts';
import type { TherapyId } from './therapy.ts';

/**
 * - `accept`: treatment goes by the verdict.
 * - `against`: the therapy is chosen although criteria named in the decision are not met.
 * - `defer`: nothing is decided yet.
 */
export const DECISION_KINDS = ['accept', 'against', 'defer'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What was known of a therapy when a decision about it was made. */
export interface DecisionBasis {
  readonly therapy: TherapyId;
  readonly status: Status;
  readonly criteria: readonly {
    readonly id: CriterionId;
    readonly status: Status;
    /** FHIR date from which the criterion's edition was in force. */
    readonly edition: string;
  }[];
}

/** A documented decision. Never edited: a later one about the same therapy, or about all, takes its place, and both are kept. */
export interface Decision {
  /** The form it was sent with: the same form makes one decision, however often it arrives. */
  readonly form: string;
  readonly about: TherapyId | 'all';
  readonly kind: DecisionKind;
  /** The criteria it goes against; empty unless `kind` is `against`. */
  readonly against: readonly CriterionId[];
  /** Free text, trimmed, never empty. */
  readonly reason: string;
  /** ISO instant. */
  readonly at: string;
  readonly by: string;
  /** ISO instant the verdicts are of. */
  readonly asOf: string;
  /** One entry a therapy it is about. */
  readonly basis: readonly DecisionBasis[];
  readonly appVersion: string;
}
