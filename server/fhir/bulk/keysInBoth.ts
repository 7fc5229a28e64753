import type { KeptKeys } from './keptLines.ts';

/** Keys of the resources of which some lines were kept and others passed over: of nearly every export, none. */
export function keysInBoth(all: readonly KeptKeys[]): ReadonlySet<number> {
  const kept = all.reduce((sum, keys) => sum + keys.kept.length, 0);
  const mask = 2 ** Math.ceil(Math.log2(Math.max(2, kept * 2))) - 1;
  // No key of a resource is 0 but by a chance that nobody lives to see; its versions would be looked for as any others.
  const slots = new Float64Array(mask + 1);
  const placeOf = (key: number): number => {
    let slot = key & mask;
    while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  for (const keys of all) for (const key of keys.kept) slots[placeOf(key)] = key;
  const both = new Set<number>();
  for (const keys of all) for (const key of keys.passed) if (slots[placeOf(key)] === key) both.add(key);
  return both;
}
