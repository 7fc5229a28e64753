import { chen1998, kim2017, lang2000 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

/** All tumor, in and outside the liver, can be taken out. */
export const completeRemovalPossible: Criterion = {
  id: 'complete-removal-possible',
  title: 'Complete removal possible',
  rationale:
    'Long survival was seen where all tumor could be removed. With disease outside the liver, one series counts resection as sensible if that can be removed too; another operated on isolated liver metastases only.',
  rule: { kind: 'attested', input: 'complete-removal-possible' },
  editions: [
    {
      effectiveFrom: '1998-03-01',
      lastReviewed: '2026-11-23',
      limit: null,
      citations: [lang2000('Abstract, Conclusions'), chen1998('Abstract'), kim2017('Discussion')],
    },
  ],
  examples: [
    { shows: 'the clinician says yes', given: { answer: true }, expect: 'met' },
    { shows: 'the clinician says no', given: { answer: false }, expect: 'not-met' },
    { shows: 'nobody has answered', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
