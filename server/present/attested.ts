import type { CriterionId } from '../criteria/criterionId.ts';

/** Criteria that no record holds as data: only the clinician can say. Their questions bear the same ids. */
const ATTESTED = [
  'unresectable',
  'liver-dominant',
  'ablatable-location',
  'prefers-y90',
  'complete-removal-possible',
] as const satisfies readonly CriterionId[];
export type AttestedCriterionId = (typeof ATTESTED)[number];

export const isAttested = (id: CriterionId): id is AttestedCriterionId => ATTESTED.some((each) => each === id);
