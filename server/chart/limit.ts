import type { Interval } from './interval.ts';

/** A limit some criterion puts on a number. Inclusive but for `less-than`. */
export type Limit =
  | { readonly operator: 'at-most' | 'at-least' | 'less-than'; readonly value: number }
  | { readonly operator: 'between'; readonly low: number; readonly value: number };

/** Which side of a limit a number lies on; `undecided` when it is a range that reaches over the limit. */
export type Side = 'keeps' | 'fails' | 'undecided';

const atMost = ({ low, high, lowOpen }: Interval, limit: number): Side =>
  high <= limit ? 'keeps' : low > limit || (low === limit && lowOpen) ? 'fails' : 'undecided';

const atLeast = ({ low, high, highOpen }: Interval, limit: number): Side =>
  low >= limit ? 'keeps' : high < limit || (high === limit && highOpen) ? 'fails' : 'undecided';

const lessThan = ({ low, high, highOpen }: Interval, limit: number): Side =>
  high < limit || (high === limit && highOpen) ? 'keeps' : low >= limit ? 'fails' : 'undecided';

/** A range decides only when all of it lies on one side. */
export function sideOf(interval: Interval, limit: Limit): Side {
  switch (limit.operator) {
    case 'at-most':
      return atMost(interval, limit.value);
    case 'at-least':
      return atLeast(interval, limit.value);
    case 'less-than':
      return lessThan(interval, limit.value);
    case 'between': {
      const sides = [atLeast(interval, limit.low), atMost(interval, limit.value)];
      return sides.includes('fails') ? 'fails' : sides.includes('undecided') ? 'undecided' : 'keeps';
    }
  }
}
