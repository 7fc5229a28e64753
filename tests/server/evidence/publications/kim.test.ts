import { describe, expect, it } from 'vitest';
import { kim } from '../../../../server/evidence/publications/kim.ts';
import { kimPatients } from '../../../../server/evidence/publications/kimPatients.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const outcome = (id: string) => kim.outcomes.find((each) => each.id === id)!;

describe('Kim 2017, from its ten rows', () => {
  it('shows a Kaplan-Meier median that is not reached, and keeps the printed 34.2 beside it', () => {
    const { result, standing } = outcome('KIM-01');
    expect(result).toMatchObject({
      medianMonths: 'not-reached',
      survivalPercent: { '1y': 100, '3y': 58.3, '5y': 58.3 },
    });
    expect(standing).toMatchObject({ kind: 'corrected', printed: { result: { medianMonths: 34.2 } } });
  });

  it('prints the mean of the ten times under the name of the median', () => {
    expect(mean(kimPatients.map(({ months }) => months))).toBeCloseTo(34.2, 10);
  });

  it('reproduces the figures that the paper states rightly', () => {
    expect(mean(kimPatients.map(({ toLiverMetastasis }) => toLiverMetastasis))).toBeCloseTo(12.9, 10);
    expect(mean(kimPatients.map(({ lesionCm }) => lesionCm))).toBeCloseTo(2.39, 10);
    expect(kimPatients.filter(({ sex }) => sex === 'F')).toHaveLength(7);
    expect(kimPatients.filter(({ radiotherapy }) => radiotherapy)).toHaveLength(2);
  });

  it('cannot count survival from the operation on the primary tumor', () => {
    const impossible = kimPatients.filter(({ months, toLiverMetastasis }) => months < toLiverMetastasis);
    expect(impossible.map(({ no }) => no)).toEqual([8, 9]);
    expect(outcome('KIM-01').result).toMatchObject({ origin: 'not-stated' });
  });

  it('describes the patients by the rows: ages 38 to 69, lesions up to 3 cm, up to 7 of them', () => {
    expect(kim.population.ageYears?.range).toEqual([38, 69]);
    expect(kim.population.ageYears?.mean).toBeCloseTo(48.2, 10);
    expect(kim.population).toMatchObject({
      largestLesionCmMax: 3,
      lesionCountMax: 7,
      priorChemotherapy: { n: 4, of: 10 },
    });
  });

  it('finds metastases outside the liver after the operation in three patients', () => {
    const simultaneous = 6;
    const later = kimPatients.filter(
      ({ no, furtherMetastasis }) => no !== simultaneous && furtherMetastasis.some((site) => site !== 'liver'),
    );
    expect(later.map(({ no }) => no)).toEqual([1, 2, 9]);
    expect(outcome('KIM-05').result).toMatchObject({ counts: [{ n: later.length }] });
  });

  it('agrees with its counted outcomes', () => {
    const count = (test: (patient: (typeof kimPatients)[number]) => boolean) => kimPatients.filter(test).length;
    expect(outcome('KIM-03').result).toMatchObject({ counts: [{ n: count(({ died }) => died) }, { n: 8 }] });
    expect(outcome('KIM-04').result).toMatchObject({
      counts: [{ n: count(({ furtherMetastasis }) => furtherMetastasis.length > 0) }, { n: 5 }],
    });
    expect(outcome('KIM-06').result).toMatchObject({
      counts: [{ n: 9 }, { n: count((patient) => patient.marginPositive) }],
    });
  });
});
