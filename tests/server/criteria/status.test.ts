import { describe, expect, it } from 'vitest';
import { best, STATUSES, type Status, worst } from '../../../server/criteria/status.ts';

const pairs = STATUSES.flatMap((a) => STATUSES.map((b): [Status, Status] => [a, b]));
const order: readonly Status[] = ['not-met', 'unknown', 'correctable', 'met'];

describe('the whole truth table of the statuses', () => {
  it.each(pairs)('all of %s and %s is the worse', (a, b) => {
    expect(worst([a, b])).toBe(order[Math.min(order.indexOf(a), order.indexOf(b))]);
  });

  it.each(pairs)('any of %s and %s is the better', (a, b) => {
    expect(best([a, b])).toBe(order[Math.max(order.indexOf(a), order.indexOf(b))]);
  });

  it('unknown is worse than correctable: nobody can act on it', () => {
    expect(worst(['unknown', 'correctable', 'met'])).toBe('unknown');
  });
});
