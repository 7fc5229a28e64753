import { clopperPearson } from './clopperPearson.ts';
import type { Counts } from './result.ts';

/** A share with its exact interval. Percentages 0 to 100, not rounded. */
export interface Rate {
  readonly n: number;
  readonly of: number;
  readonly percent: number;
  readonly ci95Percent: readonly [number, number];
}

/** `n` of `of` as a percentage with its exact (Clopper-Pearson) 95 % interval. */
export function rate(n: number, of: number): Rate {
  const [low, high] = clopperPearson(n, of);
  return { n, of, percent: (100 * n) / of, ci95Percent: [100 * low, 100 * high] };
}

/** RECIST categories, as labels of response counts. */
export const RESPONSE_CATEGORIES = ['PD', 'SD', 'PR', 'CR'] as const;
type ResponseCategory = (typeof RESPONSE_CATEGORIES)[number];

/**
 * Objective response (CR + PR) and disease control (CR + PR + SD) recomputed from counts by category.
 * `null` when the counts are not the four response categories.
 */
export function responseRates(counts: Counts): { readonly objective: Rate; readonly diseaseControl: Rate } | null {
  const n = (category: ResponseCategory) => counts.counts.find(({ label }) => label === category)?.n;
  const [pd, sd, pr, cr] = [n('PD'), n('SD'), n('PR'), n('CR')];
  if (pd === undefined || sd === undefined || pr === undefined || cr === undefined) return null;
  return { objective: rate(cr + pr, counts.of), diseaseControl: rate(cr + pr + sd, counts.of) };
}
