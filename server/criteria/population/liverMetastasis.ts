import { chen1998, lang2000, moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

const SNOMED = 'http://snomed.info/sct';

/** A metastasis in the liver that has not ended. */
export const liverMetastasis: Criterion = {
  id: 'liver-metastasis',
  title: 'Active liver metastasis',
  rationale:
    'There must be disease in the liver to treat. One that is recorded as resolved or in remission leaves the question open.',
  rule: { kind: 'liver-metastasis' },
  editions: [
    {
      effectiveFrom: '1998-03-01',
      lastReviewed: '2026-11-23',
      limit: null,
      citations: [moffitt2020('Methods, Patients'), lang2000('Abstract, Methods'), chen1998('Abstract')],
    },
  ],
  examples: [
    {
      shows: 'an active liver metastasis',
      given: { diagnosis: { system: SNOMED, code: '94381002', clinicalStatus: 'active' } },
      expect: 'met',
    },
    {
      shows: 'no clinical status, which counts as active',
      given: { diagnosis: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C78.7' } },
      expect: 'met',
    },
    {
      shows: 'a resolved liver metastasis',
      given: { diagnosis: { system: SNOMED, code: '94381002', clinicalStatus: 'resolved' } },
      expect: 'unknown',
      why: 'absent',
    },
    { shows: 'no metastasis recorded', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
