import { clopperPearson } from '../evidence/clopperPearson.ts';
import type { Tally } from './tally.ts';

/** A share with its exact 95% interval, all from 0 to 1. */
export interface Rate {
  readonly n: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Adherent cases among all, and among those that are documented; `null` where there is none or a count is withheld. */
export function ratesOf(tally: Tally): { readonly withUndocumented: Rate | null; readonly documented: Rate | null } {
  const { all, adherent, 'not-documented': open } = tally;
  return {
    withUndocumented: rate(adherent, all),
    documented: rate(adherent, all === null || open === null ? null : all - open),
  };
}

export function rate(n: number | null, of: number | null): Rate | null {
  if (n === null || of === null || of === 0) return null;
  const [low, high] = interval(n, of);
  return { n, of, share: n / of, low, high };
}

/** Exact sums take long for large numbers, and the same few numbers come back in every table. */
const intervals = new Map<string, readonly [number, number]>();

function interval(n: number, of: number): readonly [number, number] {
  const key = `${n}/${of}`;
  const known = intervals.get(key) ?? clopperPearson(n, of);
  intervals.set(key, known);
  return known;
}
