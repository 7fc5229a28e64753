import { describe, expect, it } from 'vitest';
import { plusDays } from '../../../../server/scores/afterTreatment/days.ts';
import type { Session } from '../../../../server/scores/afterTreatment/session.ts';
import { stagingInterval } from '../../../../server/scores/afterTreatment/stagingInterval.ts';
import { session } from './record.ts';

const FIRST = '2026-01-15';
const interval = (days: number, kinds: readonly [Session['kind'], Session['kind']], doubt = '') =>
  stagingInterval(session(FIRST, kinds[0]), session(plusDays(FIRST, days), kinds[1]), doubt);

describe('the interval between two treatments, beside that of the series', () => {
  it.each([
    [34, 'outside'],
    [35, 'inside'],
    [42, 'inside'],
    [49, 'inside'],
    [50, 'outside'],
    [400, 'outside'],
  ])('of %i days is %s 5 to 7 weeks', (days, staging) => {
    expect(interval(days, ['chemoembolization', 'chemoembolization'])).toMatchObject({ days, staging });
    expect(interval(days, ['y90', 'y90']).staging).toBe(staging);
  });

  it.each([
    ['chemoembolization', 'y90'],
    ['ablation', 'ablation'],
    ['embolization', 'embolization'],
    ['y90', 'ablation'],
  ] as const)('from %s to %s has no counterpart in the series', (...kinds) => {
    expect(interval(42, kinds)).toMatchObject({ days: 42, staging: 'other' });
  });

  it('carries the sources of both, and says what it does not know', () => {
    const { sources, because } = interval(42, ['y90', 'y90']);
    expect(sources.map(({ reference }) => reference)).toEqual(['Procedure/y90-2026-01-15', 'Procedure/y90-2026-02-26']);
    expect(because).toContain('which lobe each treated is not read from the chart');
  });

  it('says when another treatment may lie between', () => {
    const doubt = 'another liver-directed treatment is recorded without its day';
    expect(interval(42, ['y90', 'y90'], doubt).because).toMatch(new RegExp(`; ${doubt}$`));
  });

  it('never says whether it was a good one', () => {
    for (const days of [7, 42, 90])
      expect(interval(days, ['y90', 'y90']).because).not.toMatch(/too|should|recommend|late|early|correct/i);
  });
});
