import { moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

/** The liver carries most of the disease; the series does not define how much. */
export const liverDominant: Criterion = {
  id: 'liver-dominant',
  title: 'Liver-dominant disease',
  rationale:
    'Treating the liver makes most sense where the liver carries most of the disease. The series gives no definition, so the clinician judges.',
  rule: { kind: 'attested', input: 'liver-dominant' },
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
