import { moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

/** Where a lesion lies decides whether heat can reach it safely. */
export const ablatableLocation: Criterion = {
  id: 'ablatable-location',
  title: 'Ablatable location',
  rationale:
    'Lesions near large bile ducts, bowel or the diaphragm may be out of reach for heat. The series does not define the term; the interventional radiologist judges from the images.',
  rule: { kind: 'attested', input: 'ablatable-location' },
  editions: [
    {
      effectiveFrom: '2020-09-01',
      lastReviewed: '2026-11-23',
      limit: null,
      citations: [moffitt2020('Methods, Patients')],
    },
  ],
  examples: [
    { shows: 'the clinician says yes', given: { answer: true }, expect: 'met' },
    { shows: 'the clinician says no', given: { answer: false }, expect: 'not-met' },
    { shows: 'nobody has answered', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
