import type { Adherence } from './adherence.ts';

/** A number of cases; `null` when it is withheld because it is small, or would give a small one away. */
export type Count = number | null;

/** Cases by what they came to. */
export type Tally = Readonly<Record<Adherence | 'all', Count>>;

/** How often each adherence occurs, as plain numbers. */
export function tallyOf(adherences: readonly Adherence[]): Readonly<Record<Adherence | 'all', number>> {
  const counts = { adherent: 0, correctable: 0, 'not-adherent': 0, 'not-documented': 0, all: adherences.length };
  for (const each of adherences) counts[each] += 1;
  return counts;
}
