import { describe, expect, it } from 'vitest';
import { type Fact, known, unknown } from '../../../../server/chart/fact.ts';
import { point } from '../../../../server/chart/interval.ts';
import type { LaboratoryValue } from '../../../../server/scores/afterTreatment/laboratoryValue.ts';
import { type MeldValues, meldChange } from '../../../../server/scores/afterTreatment/meldChange.ts';
import { period } from './record.ts';

const value = (number: number, day: string): Fact<LaboratoryValue> =>
  known({ interval: point(number), period: period(day), day, daysFromTreatment: 0, sameDayOrderUnknown: false }, [
    { reference: `Observation/${day}`, recordedAt: day, asRecorded: `${number}` },
  ]);

const values = (creatinine: number, bilirubin: number, inr: number, day: string): MeldValues => ({
  creatinine: value(creatinine, day),
  'total-bilirubin': value(bilirubin, day),
  inr: value(inr, day),
});

const BEFORE = values(1, 1, 1, '2026-01-10');
const notRecorded = (): Fact<boolean> => unknown('absent', 'it is not recorded');
const NOTHING = { dialysisBefore: notRecorded, anticoagulatedAt: notRecorded };

describe('MELD before and after a treatment', () => {
  it('is the difference of the two reported scores, each with its inputs and dates', () => {
    const change = meldChange(BEFORE, values(1.4, 3.2, 1.8, '2026-04-12'), NOTHING);
    expect(change).toMatchObject({ baseline: { value: 6 }, followUp: { value: 21 }, change: 15, group: 'increased' });
    expect(change.followUp.inputs.creatinine).toMatchObject({
      found: 1.4,
      unit: 'mg/dL',
      sources: [{ reference: 'Observation/2026-04-12', recordedAt: '2026-04-12' }],
    });
  });

  it.each([
    [1, 'increased', 1.1],
    [0, 'stable-or-decreased', 1],
    [0, 'stable-or-decreased', 0.6],
  ])('a change of %i belongs to the group %s of the series', (difference, group, creatinine) => {
    expect(meldChange(BEFORE, values(creatinine, 1, 1, '2026-04-12'), NOTHING)).toMatchObject({
      change: difference,
      group,
    });
  });

  it('a fall is a negative change', () => {
    const change = meldChange(values(2, 2, 1.5, '2026-01-10'), values(1, 1, 1, '2026-04-12'), NOTHING);
    expect(change.change).toBeLessThan(0);
    expect(change.group).toBe('stable-or-decreased');
  });

  it('is none when a score is not computable, and says of which time and why', () => {
    const missing = { ...values(1, 1, 1, '2026-04-12'), inr: unknown('absent', 'no INR between A and B') };
    expect(meldChange(BEFORE, missing, NOTHING)).toMatchObject({
      change: null,
      group: null,
      notComputable: 'no change because at follow-up not computable because no INR between A and B',
    });
    expect(meldChange(missing, missing, NOTHING).notComputable).toMatch(/at baseline .*; at follow-up /);
  });

  it('leaves dialysis unknown where it is, and shows the score of both answers', () => {
    const { followUp } = meldChange(BEFORE, BEFORE, NOTHING);
    expect(followUp.notes[0]).toMatch(/^Dialysis unknown .* it would be 20\.$/);
  });

  it('asks about dialysis before each creatinine', () => {
    const asked: number[] = [];
    const dialysisBefore = (at: number) => {
      asked.push(at);
      return notRecorded();
    };
    meldChange(BEFORE, values(1, 1, 1, '2026-04-12'), { ...NOTHING, dialysisBefore });
    expect(asked).toEqual([period('2026-01-10').end, period('2026-04-12').end]);
  });

  it('names an anticoagulant at the time of an INR, at that time only: it can raise the INR and so MELD', () => {
    const apixaban = { reference: 'MedicationRequest/a1', recordedAt: '2026-02-01', asRecorded: 'apixaban 5 mg' };
    const anticoagulatedAt = (at: number) =>
      at >= period('2026-02-01').start ? known(true, [apixaban]) : notRecorded();
    const change = meldChange(BEFORE, values(1, 1, 1.3, '2026-04-12'), { ...NOTHING, anticoagulatedAt });
    const note =
      'Anticoagulant recorded (apixaban 5 mg): it can raise the INR, and MELD with it, although the liver is unchanged.';
    expect(change.anticoagulants).toEqual(['apixaban 5 mg']);
    expect(change.followUp.notes).toContain(note);
    expect(change.baseline.notes).not.toContain(note);
  });
});
