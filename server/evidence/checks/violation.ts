import type { CheckId } from '../knownProblem.ts';

/** A reported figure that breaks a rule, and how: "median 11 months, but 58 % alive at 12". */
export interface Violation {
  readonly check: CheckId;
  /** Id of the outcome that breaks the rule. */
  readonly outcome: string;
  readonly because: string;
}

/** What a check finds in one outcome or one publication; the id of the outcome is added by the caller. */
export type Breach = Omit<Violation, 'outcome'>;
