import type { Law } from './law.ts';
import { type Reach, reachOf } from './reach.ts';
import { isSmall, SMALL } from './suppress.ts';
import type { Count } from './tally.ts';

/** How much it takes from the worth of a report when a number is withheld. */
export type Cost = (name: string, count: number) => number;

type Numbers = ReadonlyMap<string, number>;

/**
 * Withholds as many numbers as it takes that each small one may as well be one that is not small, for all that anybody can
 * tell from those that are shown; and no more.
 *
 * @param full every number, @param shown at most those, @param laws as far as the numbers keep them
 * @returns `shown` with more of them `null`
 */
export function closeGaps(
  full: Numbers,
  shown: ReadonlyMap<string, Count>,
  laws: readonly Law[],
  cost: Cost,
): ReadonlyMap<string, Count> {
  const kept = laws.filter(({ terms, most }) => sumOf(terms, full) <= most);
  const isGiven = (name: string) => isSmall(full.get(name) ?? null) || shown.get(name) === null;
  const withheld = new Set([...full.keys()].filter(isGiven));
  const reach = (name: string) => reachOf(name, SMALL + 1 - (full.get(name) ?? 0), full, withheld, kept);
  const costs = (name: string) => cost(name, full.get(name) ?? 0);
  const ways = new Map([...full].flatMap(([name, count]) => (isSmall(count) ? [[name, opened(name)] as const] : [])));
  function opened(name: string): Reach {
    for (;;) {
      const found = reach(name);
      const [next] = found.isEnough ? [] : found.laws.flatMap((some) => cheapest(some, withheld, full, costs) ?? []);
      if (next === undefined) return found;
      withheld.add(next);
    }
  }
  const added = [...withheld].filter((name) => !isGiven(name)).toSorted((a, b) => costs(b) - costs(a));
  for (const name of added) showAgain(name, withheld, ways, reach);
  return new Map([...full.keys()].map((name) => [name, withheld.has(name) ? null : (shown.get(name) ?? null)]));
}

const sumOf = (terms: Law['terms'], full: Numbers): number =>
  terms.reduce((sum, [name, times]) => sum + times * (full.get(name) ?? 0), 0);

/** Of the shown numbers in some laws. */
function cheapest(
  laws: readonly Law[],
  withheld: ReadonlySet<string>,
  full: Numbers,
  costs: (name: string) => number,
): string | undefined {
  const near = new Set(laws.flatMap(({ terms }) => terms.map(([name]) => name)));
  const able = [...near].filter((name) => full.has(name) && !withheld.has(name));
  return able.toSorted((a, b) => costs(a) - costs(b))[0];
}

/** A number that was withheld on the way is not needed when every small one may be larger without a change of it. */
function showAgain(
  name: string,
  withheld: Set<string>,
  ways: Map<string, Reach>,
  reach: (name: string) => Reach,
): void {
  withheld.delete(name);
  const others = new Map<string, Reach>();
  for (const [small, way] of ways) {
    if (way.isEnough && !way.moved.has(name)) continue;
    const other = reach(small);
    if (!other.isEnough) {
      withheld.add(name);
      return;
    }
    others.set(small, other);
  }
  for (const [small, way] of others) ways.set(small, way);
}
