import { describe, expect, it } from 'vitest';
import { bounded } from '../../../../../server/chart/numberText.ts';
import { judgeUpperLimit } from '../../../../../server/criteria/cautions/rules/judgeUpperLimit.ts';
import { factsWith, measured } from '../../../../builders/facts.ts';

const FIVE = { input: 'ast', times: 5 } as const;

describe('AST above five times the upper limit of normal', () => {
  it.each([
    [200, 40, 'clear'],
    [201, 40, 'applies'],
    [201, 41, 'clear'],
    [5000, undefined, 'cannot-tell'],
    [20, undefined, 'cannot-tell'],
    [20, 0, 'cannot-tell'],
  ])('%d U/L with an upper limit of %s: %s', (value, upperLimit, finding) =>
    expect(judgeUpperLimit(FIVE, measured(value), upperLimit).finding).toBe(finding),
  );

  it('says what it was compared with, or what is missing', () => {
    expect(judgeUpperLimit(FIVE, measured(201), 40).because).toBe(
      'AST 201 U/L; 5 times its upper limit of normal is 200 U/L',
    );
    expect(judgeUpperLimit(FIVE, measured(201), undefined).because).toBe(
      'AST 201 U/L, and the result states no single upper limit of normal',
    );
  });

  it('a range that reaches over it tells nothing, no result neither', () => {
    expect(judgeUpperLimit(FIVE, measured(bounded('>', 150)), 40).finding).toBe('cannot-tell');
    expect(judgeUpperLimit(FIVE, factsWith().ast, 40).because).toBe('no AST is recorded');
  });
});
