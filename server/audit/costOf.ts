/** What a reader misses most is withheld last: what all cases came to, then how many there are of a kind, then whole rates. */
export function costOf(name: string, count: number): number {
  if (name === 'overall all') return 1e9;
  if (name.startsWith('overall ')) return 1e8 + worth(name, count);
  if (name.endsWith(' all')) return 1e6 + count;
  if (name.startsWith('what-if ')) return 1e5;
  return name.startsWith('criterion ') ? worth(name, count) : 2 * worth(name, count);
}

/** Rates are of adherent cases, and leave out those that are not documented. */
const worth = (name: string, count: number): number =>
  (count + 1) * (name.endsWith(' adherent') ? 3 : name.endsWith(' not-documented') ? 2 : 1);
