import { describe, expect, it } from 'vitest';
import { antithromboticRecords, contrastAllergyRecords } from '../../../../server/present/worksheet/chartRecords.ts';
import { administered, drug, ordered } from '../../../builders/medication.ts';
import { factsOf } from '../../../builders/read.ts';
import { assessmentOfPatient } from '../patientAssessment.ts';

const MOMENT = { asOf: '2026-01-15T09:00:00Z', zone: 'UTC' };

describe('what the chart holds against clotting', () => {
  const shown = (...resources: object[]) => antithromboticRecords(factsOf(resources).antithrombotics, MOMENT);

  it('an order in force, with what it is and since when', () =>
    expect(
      antithromboticRecords(assessmentOfPatient('after-deb-tace-both-lobes').facts.antithrombotics, MOMENT),
    ).toEqual({
      found: [
        {
          title: 'Apixaban 5 mg tablet',
          text: 'anticoagulant, active order, written 10 Feb 2024',
          reference: 'MedicationRequest/db-request-1',
        },
      ],
      nothing: null,
      seen: [],
      setAside: [],
    }));

  it('a dose given, and a drug known by its name alone', () =>
    expect(shown(administered(drug.named('Heparin flush 100 units'))).found).toEqual([
      {
        title: 'Heparin flush 100 units',
        text: 'anticoagulant, given 10 Jan 2026, 08:00, recognized by its name',
        reference: 'MedicationAdministration/m1',
      },
    ]));

  it('an order on hold is seen and not counted', () => {
    const { found, nothing, setAside } = shown(ordered(drug.aspirin, { status: 'on-hold' }));
    expect(found).toEqual([]);
    expect(nothing).toContain('the order is on hold');
    expect(setAside).toMatchObject([{ reference: 'MedicationRequest/q1', setAsideBecause: 'the order is on hold' }]);
  });

  it('none recorded does not show that there is none', () =>
    expect(shown().nothing).toBe(
      'no anticoagulant or antiplatelet drug is recorded, which does not show that there is none',
    ));
});

describe('allergies to contrast medium', () => {
  it('with reaction, date and reference', () =>
    expect(
      contrastAllergyRecords(assessmentOfPatient('after-deb-tace-both-lobes').facts['contrast-allergy'], MOMENT).found,
    ).toEqual([
      {
        title: 'Iodinated contrast medium',
        text: 'Hives (mild), recorded 9 Apr 2025',
        reference: 'AllergyIntolerance/db-allergy-1',
      },
    ]));

  it('none recorded does not show that there is none', () =>
    expect(contrastAllergyRecords(factsOf([])['contrast-allergy'], MOMENT).nothing).toBe(
      'no allergy to contrast medium is recorded, which does not show that there is none',
    ));
});
