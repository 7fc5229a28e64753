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
const noDialysis = (): Fact<boolean> => unknown('absent', 'whether the patient is on dialysis is not recorded');

describe('MELD before and after a treatment', () => {
  it('is the difference of the two reported scores, each with its inputs and dates', () => {
    const change = meldChange(BEFORE, values(1.4, 3.2, 1.8, '2026-04-12'), noDialysis);
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
    expect(meldChange(BEFORE, values(creatinine, 1, 1, '2026-04-12'), noDialysis)).toMatchObject({
      change: difference,
      group,
    });
  });

  it('a fall is a negative change', () => {
    const change = meldChange(values(2, 2, 1.5, '2026-01-10'), values(1, 1, 1, '2026-04-12'), noDialysis);
    expect(change.change).toBeLessThan(0);
    expect(change.group).toBe('stable-or-decreased');
  });

  it('is none when a score is not computable, and says of which time and why', () => {
    const missing = { ...values(1, 1, 1, '2026-04-12'), inr: unknown('absent', 'no INR between A and B') };
    expect(meldChange(BEFORE, missing, noDialysis)).toMatchObject({
      change: null,
      group: null,
      notComputable: 'no change because at follow-up not computable because no INR between A and B',
    });
    expect(meldChange(missing, missing, noDialysis).notComputable).toMatch(/at baseline .*; at follow-up /);
  });

  it('leaves dialysis unknown where it is, and shows the score of both answers', () => {
    const { followUp } = meldChange(BEFORE, BEFORE, noDialysis);
    expect(followUp.notes[0]).toMatch(/^Dialysis unknown .* it would be 20\.$/);
  });

  it('asks about dialysis before each creatinine', () => {
    const asked: number[] = [];
    meldChange(BEFORE, values(1, 1, 1, '2026-04-12'), (at) => {
      asked.push(at);
      return noDialysis();
    });
    expect(asked).toEqual([period('2026-01-10').end, period('2026-04-12').end]);
  });
});
