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
 * @param counts every number, @param shown at most those, @param laws as far as the numbers keep them
 * @returns `shown` with more of them `null`
 */
export function closeGaps(
  counts: Numbers,
  shown: ReadonlyMap<string, Count>,
  laws: readonly Law[],
  cost: Cost,
): ReadonlyMap<string, Count> {
  const able = laws.filter((law) => roomIn(law, counts) >= 0);
  const kept = able.flatMap((law) => (hasSmallRest(law, counts) ? asEquation(law) : [law]));
  const rests = able.flatMap((law) => (hasSmallRest(law, counts) ? [[law.rest, roomIn(law, counts)] as const] : []));
  const full = new Map([...counts, ...rests]);
  const isGiven = (name: string) => isSmall(full.get(name) ?? null) || (shown.get(name) ?? null) === null;
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
  return new Map([...counts.keys()].map((name) => [name, withheld.has(name) ? null : (shown.get(name) ?? null)]));
}

const roomIn = ({ terms, most }: Law, counts: Numbers): number =>
  terms.reduce((room, [name, times]) => room - times * (counts.get(name) ?? 0), most);

type LawWithRest = Law & { readonly rest: string };

const hasSmallRest = (law: Law, counts: Numbers): law is LawWithRest =>
  law.rest !== undefined && isSmall(roomIn(law, counts));

/** What is left is a number of its own that nobody may tell. */
function asEquation({ terms, most, rest }: LawWithRest): readonly Law[] {
  const all = [...terms, [rest, 1] as const];
  return [
    { terms: all, most },
    { terms: all.map(([name, times]) => [name, -times] as const), most: -most },
  ];
}

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
