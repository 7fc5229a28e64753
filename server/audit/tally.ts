import { ADHERENCES, type Adherence } from './adherence.ts';

/** A number of cases; `null` when it is withheld because it is small, or would give a small one away. */
export type Count = number | null;

/** Cases by what they came to. */
export type Tally = Readonly<Record<Adherence | 'all', Count>>;

/** How often each adherence occurs, as plain numbers. */
export function tallyOf(adherences: readonly Adherence[]): Readonly<Record<Adherence | 'all', number>> {
  const of = (wanted: Adherence) => adherences.filter((each) => each === wanted).length;
  const counts = ADHERENCES.map((each) => [each, of(each)] as const);
  return { ...(Object.fromEntries(counts) as Record<Adherence, number>), all: adherences.length };
}
