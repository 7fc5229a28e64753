import { moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

/** The choice between the two embolizations was the wish of the patient. */
export const prefersY90: Criterion = {
  id: 'prefers-y90',
  title: 'Patient prefers Y90',
  rationale:
    'In the series radioembolization was given when the patient wished it, for instance to avoid pain or a night in hospital; otherwise embolization meant DEB-TACE.',
  rule: { kind: 'attested', input: 'prefers-y90' },
  editions: [
    {
      effectiveFrom: '2020-09-01',
      lastReviewed: '2026-11-23',
      limit: null,
      citations: [moffitt2020('Methods, Patients; Discussion')],
    },
  ],
  examples: [
    { shows: 'the clinician says yes', given: { answer: true }, expect: 'met' },
    { shows: 'the clinician says no', given: { answer: false }, expect: 'not-met' },
    { shows: 'nobody has answered', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
