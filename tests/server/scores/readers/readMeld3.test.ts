import { describe, expect, it } from 'vitest';
import { unknown } from '../../../../server/chart/fact.ts';
import { readMeld3 } from '../../../../server/scores/readers/readMeld3.ts';
import { factsWith, measured, stated } from '../../../builders/facts.ts';

const labs = {
  'total-bilirubin': measured(2.5),
  sodium: measured(131),
  inr: measured(1),
  creatinine: measured(1.2),
  albumin: measured(3.8),
  dialysis: stated(false),
};

describe('MELD 3.0 of a patient', () => {
  it.each([
    ['male', 16],
    ['female', 17],
  ] as const)('of a %s patient is one value: %i', (sex, value) => {
    const score = readMeld3(factsWith({ ...labs, sex: stated(sex) }));
    expect(score).toMatchObject({ version: 'MELD 3.0 (Kim 2021, OPTN 2023)', value });
    expect(score).not.toHaveProperty('values');
    expect(score).not.toHaveProperty('notComputable');
  });

  it.each([
    ['recorded as other', stated('other' as const), 'sex is recorded as other'],
    ['recorded as unknown', stated('unknown' as const), 'sex is recorded as unknown'],
    ['not recorded', unknown('absent', 'sex is not recorded'), 'sex is not recorded'],
    ['not readable', unknown('not-readable', 'the patient could not be read'), 'sex: the patient could not be read'],
  ])('with sex %s gives both values and chooses neither', (_case, sex, because) => {
    const score = readMeld3(factsWith({ ...labs, sex }));
    expect(score.value).toBeNull();
    expect(score.values).toMatchObject([
      { when: 'female', value: 17 },
      { when: 'male', value: 16 },
    ]);
    expect(score.notComputable).toBe(`no single value because ${because}: 17 if female, 16 if male`);
    expect(score.inputs.sex?.used).toBe('both');
  });

  it('gives the one value that both sexes share at the upper limit of 40', () => {
    const severe = { ...labs, 'total-bilirubin': measured(30), inr: measured(4), creatinine: measured(3) };
    const score = readMeld3(factsWith(severe));
    expect(score.value).toBe(40);
    expect(score).not.toHaveProperty('notComputable');
    expect(score.notes).toContainEqual(expect.stringMatching(/^The formula gives \d\d if female;/));
    expect(score.notes).toContainEqual(expect.stringMatching(/^The formula gives \d\d if male;/));
  });

  it('sets creatinine to 3.0 on dialysis, not to 4.0', () => {
    const score = readMeld3(factsWith({ ...labs, sex: stated('male'), dialysis: stated(true) }));
    expect(score.inputs.creatinine).toMatchObject({ used: 3, bound: 'set to 3.0 (dialysis)' });
  });

  it('with sex and dialysis both unknown names all values', () => {
    const { dialysis: _, ...others } = labs;
    const score = readMeld3(factsWith(others));
    expect(score.notComputable).toContain('17 if female, 16 if male');
    expect(score.notes[0]).toContain('With dialysis (creatinine 3.0 mg/dL) it would be 27 if female, 26 if male.');
  });

  it('without a laboratory value names that, and the sex that is missing too', () => {
    const { albumin: _, ...others } = labs;
    expect(readMeld3(factsWith(others)).notComputable).toBe(
      'not computable because no albumin is recorded; sex is not recorded',
    );
  });

  it('bounds albumin at 1.5 and 3.5 g/dL', () => {
    const { inputs } = readMeld3(factsWith({ ...labs, sex: stated('male') }));
    expect(inputs.albumin).toMatchObject({ found: 3.8, used: 3.5, bound: 'lowered to 3.5 (upper bound)' });
  });
});
