import { describe, expect, it } from 'vitest';
import { laboratoryRows } from '../../../../server/present/afterTreatment/laboratoryRows.ts';
import { assessmentOfPatient } from '../patientAssessment.ts';

const MOMENT = { asOf: '2026-01-15T09:00:00Z', zone: 'UTC' };
const { afterTreatment } = assessmentOfPatient('after-deb-tace-both-lobes');
const rows = (treatment: number) => laboratoryRows(afterTreatment.treatments[treatment]?.laboratory ?? [], MOMENT);
const row = (treatment: number, title: string) => rows(treatment).find((each) => each.title === title);

describe('laboratory values before and after a treatment', () => {
  it('are the set of the series, with creatinine for MELD and platelets', () =>
    expect(rows(0).map(({ title }) => title)).toEqual([
      'Total bilirubin',
      'ALT',
      'AST',
      'Alkaline phosphatase',
      'INR',
      'Albumin',
      'Creatinine',
      'Platelet count',
    ]));

  it('each has value, reference range, distance from the treatment, date and reference', () =>
    expect(row(0, 'AST')).toMatchObject({
      before: {
        value: '31 U/L',
        range: 'reference range 10 to 40',
        days: '7 days before the treatment',
        note: null,
        sources: [{ text: '22 Jul 2025, 11:40 (5 months ago)', reference: 'Observation/db-ast-1' }],
      },
      after: { value: '138 U/L', days: '91 days after the treatment' },
      grade: 'grade 2',
      by: 'Aspartate aminotransferase increased: 138 U/L is 3.45 times the upper limit of normal (40 U/L); the baseline (31 U/L) was normal',
    }));

  it('a value in another unit is shown in both', () =>
    expect(row(1, 'Creatinine')?.after).toMatchObject({
      value: '0.905 mg/dL',
      range: 'reference range 0.6 to 1.1',
      sources: [{ text: 'recorded as 80 umol/L, 8 Dec 2025, 12:40 (38 days ago)' }],
    }));

  it('without a reference range of its own a value is not graded', () =>
    expect(row(1, 'Alkaline phosphatase')).toMatchObject({
      after: { value: '131 U/L', range: 'no reference range' },
      grade: 'not gradable',
      isGraded: false,
      by: 'because the result carries no upper reference limit',
    }));

  it('"no grade" is said in words, and INR says what is known of anticoagulants', () =>
    expect(row(1, 'INR')).toMatchObject({
      grade: 'no grade reached',
      isGraded: true,
      anticoagulation: 'anticoagulants recorded: Apixaban 5 mg tablet (MedicationRequest/db-request-1)',
    }));

  it('a value that is not there has its reason, and its grade the same', () => {
    const { afterTreatment: without } = assessmentOfPatient('after-deb-tace-both-lobes', {
      only: ({ id }) => id !== 'db-alt-3',
    });
    const [alt] = laboratoryRows(without.treatments[0]?.laboratory.slice(1, 2) ?? [], MOMENT);
    const because = 'no ALT between 27 Sep 2025 and 26 Nov 2025 (60 to 120 days after the treatment, site policy)';
    expect(alt).toMatchObject({ after: { value: null, days: null, note: because }, grade: 'not gradable' });
    expect(alt?.by).toBe(`because ${because}`);
  });
});
