import type { WhyUnknown } from '../chart/fact.ts';
import type { StatementId } from '../chart/inputs/attestations.ts';
import type { Limit } from '../chart/limit.ts';
import type { MeasuredId } from '../chart/measuredInput.ts';
import type { Citation } from './citation.ts';
import type { CriterionId } from './criterionId.ts';
import type { Status } from './status.ts';

/** What a criterion asks, as data: evaluation, wording, form, page and audit all derive from it. */
export type Rule =
  | { readonly kind: 'number'; readonly input: MeasuredId }
  | { readonly kind: 'histology' }
  | { readonly kind: 'liver-metastasis' }
  | { readonly kind: 'attested'; readonly input: Exclude<StatementId, 'extrahepatic-disease'> };

/** The limit as it was in force from a date on. A yes-or-no criterion has no number. */
export interface Edition {
  /** FHIR date */
  readonly effectiveFrom: string;
  readonly lastReviewed: string;
  readonly limit: Limit | null;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** A worked example: printed on the criterion's page and run as a test. */
export interface Example {
  readonly shows: string;
  readonly given:
    | { readonly result: string }
    | { readonly answer: boolean | number }
    | { readonly diagnosis: { readonly system: string; readonly code: string; readonly clinicalStatus?: string } }
    | 'nothing';
  readonly expect: Status;
  readonly why?: WhyUnknown;
}

/** One published condition for a therapy. */
export interface Criterion {
  readonly id: CriterionId;
  readonly title: string;
  /** Why the condition makes sense, in plain words. */
  readonly rationale: string;
  readonly rule: Rule;
  /**
   * Set when the series states the limit as "correctable to": a failing value stays open until a clinician closes it. The
   * action, "correct the INR to", is followed by the limit in force.
   */
  readonly correctable?: { readonly input: 'inr-correctable' | 'platelets-correctable'; readonly action: string };
  readonly editions: readonly [Edition, ...Edition[]];
  readonly examples: readonly [Example, ...Example[]];
}

/** The edition in force at `asOf` (ISO instant): the latest that had begun; the first one for any time before. */
export function editionAt({ editions }: Criterion, asOf: string): Edition {
  if (editions.length === 1) return editions[0];
  const begun = editions.filter(({ effectiveFrom }) => effectiveFrom <= asOf.slice(0, 10));
  return begun.toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom))[0] ?? editions[0];
}
