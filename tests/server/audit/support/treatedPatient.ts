import { concept, condition, LEIOMYOSARCOMA, LIVER_METASTASIS } from '../../../builders/condition.ts';

/**
 * `Patient/p1` of the population, whom the audit makes a case of: one treatment is recorded.
 *
 * @param code SNOMED CT, of a liver procedure
 * @param performedDateTime FHIR dateTime
 */
export const treatedPatient = (code: string, performedDateTime: string): readonly object[] => [
  { resourceType: 'Patient', id: 'p1' },
  condition(LEIOMYOSARCOMA, { id: 'c1' }),
  condition(LIVER_METASTASIS, { id: 'c2' }),
  {
    resourceType: 'Procedure',
    id: 'x1',
    status: 'completed',
    subject: { reference: 'Patient/p1' },
    code: concept('snomed', code),
    performedDateTime,
  },
];
