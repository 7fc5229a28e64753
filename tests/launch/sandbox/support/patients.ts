import type { Observation, Patient } from 'fhir/r4.js';
import type { SyntheticPatient } from '../../../../launch/sandbox/patients/syntheticPatient.ts';

export const AS_OF = new Date('2026-01-15T09:00:00Z');

const patient = (id: string, family: string): Patient => ({
  resourceType: 'Patient',
  id,
  name: [{ given: ['Test'], family }],
  birthDate: '1960-02-29',
  identifier: [{ type: { coding: [{ code: 'MR' }] }, value: `MRN-${id}` }],
});

export function observation(patientId: string, id: string, values: Partial<Observation> = {}): Observation {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    subject: { reference: `Patient/${patientId}` },
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '1975-2' }] },
    effectiveDateTime: '2026-01-10T08:00:00Z',
    valueQuantity: { value: 0.7, unit: 'mg/dL', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
    ...values,
  };
}

/** Two patients with a few resources each, so that one must never see the other's. */
export const PATIENTS: readonly SyntheticPatient[] = [
  {
    id: 'ann',
    title: 'Shows <b>everything</b>',
    asOf: AS_OF,
    resources: [
      patient('ann', 'Ableton'),
      observation('ann', 'ann-bilirubin'),
      observation('ann', 'ann-ecog', {
        category: [
          { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] },
        ],
        code: { coding: [{ system: 'http://loinc.org', code: '89247-1' }] },
      }),
      {
        resourceType: 'Condition',
        id: 'ann-condition',
        subject: { reference: 'Patient/ann' },
        clinicalStatus: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
        },
        code: { coding: [{ system: 'http://snomed.info/sct', code: '94381002' }] },
      },
      { resourceType: 'Procedure', id: 'ann-procedure', status: 'completed', subject: { reference: 'Patient/ann' } },
    ],
  },
  {
    id: 'bob',
    title: 'Shows little',
    asOf: AS_OF,
    resources: [patient('bob', 'Brandeis'), observation('bob', 'bob-bilirubin')],
  },
];
