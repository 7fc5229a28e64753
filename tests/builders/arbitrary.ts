import fc from 'fast-check';
import type { AnswerValues } from '../../server/chart/answer.ts';
import { concept, GIST, LEIOMYOSARCOMA, LIVER, LIVER_METASTASIS } from './condition.ts';
import { LOINC, observation, quantity } from './observation.ts';

type Resource = Record<string, unknown>;

const day = fc.integer({ min: 0, max: 70 }).map((ago) => {
  const date = new Date(Date.parse('2026-01-15T00:00:00Z') - ago * 86_400_000).toISOString();
  return { date: date.slice(0, 10), instant: `${date.slice(0, 10)}T08:00:00Z` };
});
const time = day.chain(({ date, instant }) =>
  fc.constantFrom(date, instant, instant.replace('08:00:00Z', '10:00:00+02:00')),
);
const status = fc.constantFrom('final', 'final', 'final', 'amended', 'preliminary', 'cancelled', 'entered-in-error');

/** Values on, beside and beyond each limit, in the units they arrive in. */
const RESULTS: readonly (readonly [string, readonly number[], readonly (string | undefined)[]])[] = [
  [LOINC.bilirubin, [0.8, 2, 2.1, 34.2, 34.3], ['mg/dL', 'umol/L', undefined]],
  [LOINC.creatinine, [0.9, 2, 2.1, 176.8, 177], ['mg/dL', 'umol/L', undefined]],
  [LOINC.inr, [1, 1.5, 1.6], [undefined, '{INR}', 's']],
  [LOINC.platelets, [49, 50, 180, 50_000, 49_900], ['10*9/L', '10*3/uL', '/uL']],
  [LOINC.albumin, [2.8, 4, 40], ['g/dL', 'g/L']],
  [LOINC.sodium, [130, 140], ['mmol/L', 'meq/L']],
  [LOINC.alt, [30, 150], ['U/L', 'IU/L']],
  [LOINC.bodyWeight, [70], ['kg', 'lb']],
  [LOINC.ecog, [0, 1, 2, 3], [undefined, '{score}']],
];

const result = fc
  .constantFrom(...RESULTS)
  .chain(([code, values, units]) =>
    fc.tuple(fc.constant(code), fc.constantFrom(...values), fc.constantFrom(...units), time, status),
  )
  .map(([code, value, unit, effectiveDateTime, standing]) =>
    observation(code, { ...quantity(value, unit), effectiveDateTime, status: standing }),
  );

const diagnosis = fc
  .tuple(
    fc.constantFrom(
      LEIOMYOSARCOMA,
      LIVER_METASTASIS,
      GIST,
      concept('snomed', '722513008'),
      concept('icd', 'C54.2'),
      concept('icd', 'C78.7'),
      concept('icd', 'C78.01'),
      concept('icd', 'K70.31'),
    ),
    fc.constantFrom('active', 'resolved', undefined),
    fc.constantFrom('confirmed', 'provisional', 'entered-in-error', undefined),
  )
  .map(([code, clinical, verification]) => ({
    resourceType: 'Condition',
    code,
    ...(clinical ? { clinicalStatus: { coding: [{ code: clinical }] } } : {}),
    ...(verification ? { verificationStatus: { coding: [{ code: verification }] } } : {}),
  }));

const procedure = fc
  .tuple(fc.constantFrom('71273005', '302497006', '764677008'), time, fc.constantFrom('completed', 'not-done'))
  .map(([code, performedDateTime, standing]) => ({
    resourceType: 'Procedure',
    status: standing,
    code: concept('snomed', code),
    performedDateTime,
  }));

const drug = fc.constantFrom<Resource>(
  { medicationCodeableConcept: concept('rxnorm', '3639') },
  { medicationCodeableConcept: concept('rxnorm', '11289') },
  { medicationCodeableConcept: { text: 'aspirin 81 mg tablet' } },
  { medicationReference: { reference: 'Medication/m1' } },
);

const administration = fc
  .tuple(drug, time, fc.constantFrom('completed', 'stopped', 'not-done'), fc.constantFrom('mg', 'mL', undefined))
  .map(([medication, effectiveDateTime, standing, unit]) => ({
    resourceType: 'MedicationAdministration',
    status: standing,
    ...medication,
    effectiveDateTime,
    dosage: { dose: { value: 75, unit } },
  }));

const order = fc
  .tuple(drug, time, fc.constantFrom('active', 'on-hold', 'stopped'), fc.constantFrom('order', 'proposal'))
  .map(([medication, authoredOn, standing, intent]) => ({
    resourceType: 'MedicationRequest',
    status: standing,
    intent,
    ...medication,
    authoredOn,
  }));

const allergy = fc
  .tuple(
    fc.constantFrom(concept('rxnorm', '5956'), { text: 'iodinated contrast' }, { text: 'penicillin' }),
    fc.constantFrom('active', 'inactive', undefined),
  )
  .map(([code, clinical]) => ({
    resourceType: 'AllergyIntolerance',
    code,
    ...(clinical ? { clinicalStatus: { coding: [{ code: clinical }] } } : {}),
  }));

const tumor = fc.constant({ resourceType: 'BodyStructure', location: LIVER });

/** The record of patient p1: any mixture of what the engine reads, each resource with an id of its own. */
export const record: fc.Arbitrary<readonly Resource[]> = fc
  .array(
    fc.oneof(
      { arbitrary: result, weight: 6 },
      { arbitrary: diagnosis, weight: 3 },
      procedure,
      tumor,
      administration,
      order,
      allergy,
    ),
    { maxLength: 14 },
  )
  .map((resources) =>
    resources.map((resource: Resource, index) => ({
      ...resource,
      id: `r${index}`,
      subject: { reference: 'Patient/p1' },
    })),
  );

const yesOrNo = fc.boolean();

/** Any subset of answers. */
export const answerValues: fc.Arbitrary<AnswerValues> = fc.record(
  {
    unresectable: yesOrNo,
    'liver-dominant': yesOrNo,
    'ablatable-location': yesOrNo,
    'complete-removal-possible': yesOrNo,
    'prefers-y90': yesOrNo,
    'inr-correctable': yesOrNo,
    'platelets-correctable': yesOrNo,
    ecog: fc.integer({ min: 0, max: 5 }),
    'lesion-count': fc.integer({ min: 0, max: 6 }),
    'largest-lesion-cm': fc.constantFrom(2.9, 3, 3.1),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<AnswerValues>;
