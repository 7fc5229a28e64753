import { chen1998, lang2000, moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

const SNOMED = 'http://snomed.info/sct';
const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';

/** Every series is about leiomyosarcoma; its figures say nothing about another tumor. */
export const histology: Criterion = {
  id: 'histology',
  title: 'Leiomyosarcoma',
  rationale:
    'The outcomes shown were seen in leiomyosarcoma. Gastrointestinal stromal tumor in particular was once counted among them but is treated and behaves differently.',
  rule: { kind: 'histology' },
  editions: [
    {
      effectiveFrom: '1998-03-01',
      lastReviewed: '2026-11-23',
      limit: null,
      citations: [moffitt2020('Methods, Patients'), lang2000('Abstract, Methods'), chen1998('Abstract')],
    },
  ],
  examples: [
    { shows: 'a leiomyosarcoma code', given: { diagnosis: { system: SNOMED, code: '443719001' } }, expect: 'met' },
    {
      shows: 'the morphology in ICD-O-3',
      given: { diagnosis: { system: 'http://terminology.hl7.org/CodeSystem/icd-o-3', code: '8890/3' } },
      expect: 'met',
    },
    {
      shows: 'gastrointestinal stromal tumor and nothing else',
      given: { diagnosis: { system: ICD_10_CM, code: 'C49.A2' } },
      expect: 'not-met',
    },
    {
      shows: 'an ICD-10-CM code, which names only the site',
      given: { diagnosis: { system: ICD_10_CM, code: 'C49.4' } },
      expect: 'unknown',
      why: 'absent',
    },
    { shows: 'no diagnosis recorded', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
