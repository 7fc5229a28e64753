import { describe, expect, it } from 'vitest';
import { bounded } from '../../../../server/chart/numberText.ts';
import { readMeldNa } from '../../../../server/scores/readers/readMeldNa.ts';
import { factsWith, measured, stated } from '../../../builders/facts.ts';

const patient = (creatinine: number, bilirubin: number, inr: number, sodium: number) => ({
  creatinine: measured(creatinine),
  'total-bilirubin': measured(bilirubin),
  inr: measured(inr),
  sodium: measured(sodium),
  dialysis: stated(false),
});

describe('MELD-Na of a patient', () => {
  it('names its version', () => {
    expect(readMeldNa(factsWith()).version).toBe('MELD-Na (OPTN 2016)');
  });

  it('says that MELD is rounded before sodium enters', () => {
    const { value, notes } = readMeldNa(factsWith(patient(1.9, 4.2, 1.2, 125)));
    expect(value).toBe(28);
    expect(notes).toContain('MELD is rounded before sodium enters, as the allocation policy says.');
  });

  it.each([
    ['a point apart', patient(1, 1.5, 1.5, 135), 15, 'it would be 14 (14.32).'],
    ['sodium counts in one order only', patient(1, 1, 1.54, 125), 11, 'it would be 23 (22.64).'],
  ])('names the value of the other order where it differs: %s', (_case, facts, value, said) => {
    const score = readMeldNa(factsWith(facts));
    expect(score.value).toBe(value);
    expect(score.notes).toContainEqual(expect.stringContaining(said));
  });

  it('stops at 40', () => {
    expect(readMeldNa(factsWith(patient(4, 40, 4, 120))).value).toBe(40);
  });

  it('bounds sodium at 125 and 137 mmol/L, and says so', () => {
    expect(readMeldNa(factsWith(patient(2, 2, 2, 118))).inputs.sodium).toMatchObject({
      found: 118,
      used: 125,
      bound: 'raised to 125 (lower bound)',
    });
    const above = factsWith({ ...patient(2, 2, 2, 137), sodium: measured(bounded('>', 140)) });
    expect(readMeldNa(above).inputs.sodium).toMatchObject({ found: '>140', used: 137, unit: 'mmol/L' });
  });

  it('on unknown dialysis also takes the other value through the sodium step', () => {
    const { dialysis: _, ...labs } = patient(1, 1, 1, 125);
    const score = readMeldNa(factsWith(labs));
    expect(score.value).toBe(6);
    expect(score.notes[0]).toContain('With dialysis (creatinine 4.0 mg/dL) it would be 28.');
  });

  it('needs sodium', () => {
    const { sodium: _, ...others } = patient(1, 1, 1, 1);
    expect(readMeldNa(factsWith(others)).notComputable).toBe('not computable because no sodium is recorded');
  });
});
