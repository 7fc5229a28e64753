import { describe, expect, it } from 'vitest';
import type { Question } from '../../../../../server/criteria/cautions/caution.ts';
import { judgeQuestion } from '../../../../../server/criteria/cautions/rules/judgeQuestion.ts';
import { factsWith, measured } from '../../../../builders/facts.ts';

const question = (input: 'ecog' | 'albumin'): Question => ({
  kind: 'number',
  input,
  safe: { operator: 'at-most', value: 2 },
});
const VALUES = { applies: measured(3), clear: measured(1), 'cannot-tell': factsWith().ecog } as const;
type Finding = keyof typeof VALUES;

const judge = (kind: 'any' | 'all', first: Finding, second: Finding) =>
  judgeQuestion(
    { kind, of: [question('ecog'), question('albumin')] },
    factsWith({ ecog: VALUES[first], albumin: VALUES[second] }),
    {},
  );

describe('several questions in one', () => {
  it.each<[Finding, Finding, Finding, Finding]>([
    ['applies', 'applies', 'applies', 'applies'],
    ['applies', 'clear', 'applies', 'clear'],
    ['applies', 'cannot-tell', 'applies', 'cannot-tell'],
    ['clear', 'applies', 'applies', 'clear'],
    ['clear', 'clear', 'clear', 'clear'],
    ['clear', 'cannot-tell', 'cannot-tell', 'clear'],
    ['cannot-tell', 'applies', 'applies', 'cannot-tell'],
    ['cannot-tell', 'clear', 'cannot-tell', 'clear'],
    ['cannot-tell', 'cannot-tell', 'cannot-tell', 'cannot-tell'],
  ])('%s and %s: any of them %s, all of them %s', (first, second, any, all) => {
    expect(judge('any', first, second).finding).toBe(any);
    expect(judge('all', first, second).finding).toBe(all);
  });

  it('name only what settled it', () =>
    expect(judge('any', 'applies', 'cannot-tell').because).toBe(
      'ECOG performance status 3; the source names values above 2',
    ));

  it('name, while open, what is there and what is not', () =>
    expect(judge('all', 'applies', 'cannot-tell').because).toMatch(
      /^ECOG performance status 3; .*; no ECOG performance status is recorded$/,
    ));
});
