import { moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

/** Liver-directed therapy was given where surgery was not possible. */
export const unresectable: Criterion = {
  id: 'unresectable',
  title: 'Cannot be resected',
  rationale:
    'The series treated patients in whom resection was not an option. Resectability is a surgical judgement that no record holds as data.',
  rule: { kind: 'attested', input: 'unresectable' },
  editions: [
    {
      effectiveFrom: '2020-09-01',
      lastReviewed: '2026-11-23',
      limit: null,
      citations: [moffitt2020('Abstract, Purpose')],
    },
  ],
  examples: [
    { shows: 'the clinician says yes', given: { answer: true }, expect: 'met' },
    { shows: 'the clinician says no', given: { answer: false }, expect: 'not-met' },
    { shows: 'nobody has answered', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
