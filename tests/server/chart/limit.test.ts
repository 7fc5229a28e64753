import { describe, expect, it } from 'vitest';
import { type Interval, point } from '../../../server/chart/interval.ts';
import { type Limit, sideOf } from '../../../server/chart/limit.ts';
import { bounded } from '../../../server/chart/numberText.ts';

const atMost: Limit = { operator: 'at-most', value: 2 };
const atLeast: Limit = { operator: 'at-least', value: 50 };
const lessThan: Limit = { operator: 'less-than', value: 3 };
const between: Limit = { operator: 'between', low: 1, value: 3 };
const range = (low: number, high: number): Interval => ({ ...point(low), high });

describe('a number lies on one side of a limit, or does not decide', () => {
  it.each<[string, Limit, Interval, string]>([
    ['2 is at most 2', atMost, point(2), 'keeps'],
    ['2.1 is not', atMost, point(2.1), 'fails'],
    ['below 2 is at most 2', atMost, bounded('<', 2), 'keeps'],
    ['below 2.5 may be', atMost, bounded('<', 2.5), 'undecided'],
    ['above 2 is not at most 2', atMost, bounded('>', 2), 'fails'],
    ['2 or more may be', atMost, bounded('>=', 2), 'undecided'],
    ['1 to 2 is', atMost, range(1, 2), 'keeps'],
    ['50 is at least 50', atLeast, point(50), 'keeps'],
    ['49.9 is not', atLeast, point(49.9), 'fails'],
    ['above 45 may be', atLeast, bounded('>', 45), 'undecided'],
    ['above 50 is', atLeast, bounded('>', 50), 'keeps'],
    ['below 50 is not', atLeast, bounded('<', 50), 'fails'],
    ['50 or less may be', atLeast, bounded('<=', 50), 'undecided'],
    ['3 is not less than 3', lessThan, point(3), 'fails'],
    ['2.9 is', lessThan, point(2.9), 'keeps'],
    ['below 3 is', lessThan, bounded('<', 3), 'keeps'],
    ['3 or less may be', lessThan, bounded('<=', 3), 'undecided'],
    ['at least 2 may be', lessThan, bounded('>=', 2), 'undecided'],
    ['at least 3 is not', lessThan, bounded('>=', 3), 'fails'],
    ['0 is not 1 to 3', between, point(0), 'fails'],
    ['1 is', between, point(1), 'keeps'],
    ['3 is', between, point(3), 'keeps'],
    ['4 is not', between, point(4), 'fails'],
    ['2 to 4 may be', between, range(2, 4), 'undecided'],
  ])('%s', (_, limit, interval, expected) => {
    expect(sideOf(interval, limit)).toBe(expected);
  });
});
