import type { Outcome } from '../outcome.ts';
import type { Publication } from '../publication.ts';

/** How near a series is to the question, nearest first. `other`: a related technique, or a histology that was not verified. */
export const TIERS = ['same-histology-and-therapy', 'mixed-sarcoma', 'other'] as const;
export type Tier = (typeof TIERS)[number];

export function tierOf({ population }: Publication, { therapies }: Outcome): Tier {
  if (therapies.length === 0 || population.histology === 'not-verified') return 'other';
  return population.histology === 'leiomyosarcoma' ? 'same-histology-and-therapy' : 'mixed-sarcoma';
}
