import type { Facts } from '../chart/facts.ts';
import type { TherapyId } from '../criteria/therapy.ts';
import type { Outcome } from './outcome.ts';
import type { Publication } from './publication.ts';

/** One published outcome that applies to a patient, and how this patient differs from the people it was seen in. */
export interface EvidenceMatch {
  readonly publication: Publication;
  readonly outcome: Outcome;
  /** The therapies asked about that this outcome informs. */
  readonly therapies: readonly TherapyId[];
  readonly tier: 'same-histology-and-therapy' | 'mixed-sarcoma' | 'other';
  /** Why it applies: one plain phrase. */
  readonly match: string;
  readonly differs: readonly string[];
}

/**
 * The outcomes to show beside a verdict, in tiers, subgroups before whole series.
 * Never ranks therapies, never predicts for the individual.
 */
export function matchEvidence(_facts: Facts, _asOf: string): readonly EvidenceMatch[] {
  return [];
}
