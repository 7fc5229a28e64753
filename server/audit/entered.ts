import type { Answer } from '../chart/answer.ts';
import type { Decision } from '../criteria/decision.ts';

/** A CDS Hooks card that a clinician overrode, with the reason that was given. */
export interface CardOverride {
  /** ISO instant, as the EHR says. */
  readonly at: string;
  readonly user: string;
  readonly hook: string;
  /** Code of the reason; "" when none was chosen. */
  readonly reason: string;
  readonly comment: string;
}

/** What was entered in the app about a patient besides the answers; in the order in which it was entered. */
export interface Entered {
  readonly decisions: readonly Decision[];
  readonly overrides: readonly CardOverride[];
}

/**
 * How a decision to proceed against criteria stands to a case that is not adherent: `documented` when it names every
 * criterion that was not met, `in-part` when it names only some, or others.
 */
export type Override = 'documented' | 'in-part';

/** What had been entered about a case when it was decided. */
export interface CaseEntries {
  /** Those given by then and not withdrawn, whether they still held or not. */
  readonly answers: readonly Answer[];
  /** The one that stood; `null` when there was none. */
  readonly decision: Decision | null;
  /** `null` unless the case is not adherent and the decision was to proceed against criteria. */
  readonly override: Override | null;
  readonly cards: readonly CardOverride[];
}
