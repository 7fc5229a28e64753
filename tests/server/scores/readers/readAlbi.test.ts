import { describe, expect, it } from 'vitest';
import { bounded } from '../../../../server/chart/numberText.ts';
import { readAlbi } from '../../../../server/scores/readers/readAlbi.ts';
import { factsWith, measured } from '../../../builders/facts.ts';

const patient = (bilirubin: number, albumin: number) =>
  factsWith({ 'total-bilirubin': measured(bilirubin), albumin: measured(albumin) });

describe('ALBI of a patient', () => {
  it('takes bilirubin to umol/L and albumin to g/L, and says so', () => {
    const score = readAlbi(patient(1.2, 3.5));
    expect(score).toMatchObject({ version: 'ALBI (Johnson 2015)', value: -2.11, category: 'grade 2' });
    expect(score.notes[0]).toBe('Computed with bilirubin 20.5 umol/L and albumin 35.0 g/L.');
  });

  it('grades before it rounds, and says so where that shows', () => {
    const score = readAlbi(patient(1.008, 4.014));
    expect(score.value).toBe(-2.6);
    expect(score.category).toBe('grade 2');
    expect(score.notes).toContainEqual(expect.stringMatching(/^Grade 2 is read from -2\.59\d\d, before rounding\.$/));
  });

  it('has no bounds, so that a range leaves it open', () => {
    const facts = factsWith({ 'total-bilirubin': measured(bounded('<', 0.2)), albumin: measured(4) });
    expect(readAlbi(facts).notComputable).toBe(
      'not computable because total bilirubin: recorded as <0.2 mg/dL, which is not one number',
    );
  });

  it('names everything that is missing', () => {
    expect(readAlbi(factsWith()).notComputable).toBe(
      'not computable because no total bilirubin is recorded; no albumin is recorded',
    );
  });
});
