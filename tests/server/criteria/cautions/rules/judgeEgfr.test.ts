import { describe, expect, it } from 'vitest';
import { contrastKidneyFunction } from '../../../../../server/criteria/cautions/procedure/contrastKidneyFunction.ts';
import { judgeQuestion } from '../../../../../server/criteria/cautions/rules/judgeQuestion.ts';
import { computeScores } from '../../../../../server/scores/scores.ts';
import { factsWith, measured, stated } from '../../../../builders/facts.ts';
import { AS_OF } from '../../../../builders/read.ts';

const { rule } = contrastKidneyFunction;
const judge = (...values: readonly number[]) => {
  if (rule.kind === 'information') throw new TypeError('a question');
  const [value = null] = values.length === 1 ? values : [];
  const estimate = { value, values: values.map((each) => ({ value: each })), notComputable: 'age unknown', inputs: {} };
  return judgeQuestion(rule, factsWith(), { egfr: estimate });
};

describe('eGFR and contrast medium', () => {
  it.each([
    [45, 'clear', /^eGFR 45/],
    [44, 'applies', /from 30 to 44/],
    [30, 'applies', /from 30 to 44/],
    [29, 'applies', /below 30/],
  ])('%d is %s', (value, finding, because) => {
    expect(judge(value)).toMatchObject({ finding, because: expect.stringMatching(because) });
  });

  it('between two possible values only what both have is certain, and the rest is said', () => {
    expect(judge(28, 33)).toMatchObject({
      finding: 'applies',
      because: expect.stringMatching(/eGFR 28 to 33.*from 30 to 44.*not certain from this value: below 30/),
    });
    expect(judge(43, 47).finding).toBe('cannot-tell');
    expect(judge(46, 50).finding).toBe('clear');
  });

  it('without an estimate the reason is that of the score', () => {
    expect(judge().because).toBe('eGFR: age unknown');
    if (rule.kind !== 'information') expect(judgeQuestion(rule, factsWith(), {}).finding).toBe('cannot-tell');
  });

  it('takes the score as it is computed, with the source of its creatinine', () => {
    if (rule.kind === 'information') throw new TypeError('a question');
    const facts = factsWith({
      creatinine: measured(2.6),
      sex: stated('female' as const),
      'birth-date': stated('1950-01-01'),
      dialysis: stated(false),
    });
    const { egfr } = computeScores(facts, AS_OF);
    expect(judgeQuestion(rule, facts, { egfr })).toMatchObject({
      finding: 'applies',
      because: `eGFR ${egfr.value} mL/min/1.73 m²; below 30 the consensus gives saline, unless on dialysis`,
      sources: [{ reference: 'Observation/o1' }],
    });
  });
});
