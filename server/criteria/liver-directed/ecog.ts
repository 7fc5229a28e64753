import { moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

/** Fit enough to gain from a treatment of the liver. */
export const ecog: Criterion = {
  id: 'ecog',
  title: 'ECOG performance status',
  rationale:
    'Patients who spend more than half of the day in bed were not treated. Nobody in the series had ECOG 2, though the criterion allowed it.',
  rule: { kind: 'number', input: 'ecog' },
  editions: [
    {
      effectiveFrom: '2020-09-01',
      lastReviewed: '2026-11-23',
      limit: { operator: 'at-most', value: 2 },
      citations: [moffitt2020('Methods, Patients')],
    },
  ],
  examples: [
    { shows: 'ECOG 0, which is a value', given: { answer: 0 }, expect: 'met' },
    { shows: 'below the limit', given: { result: '1' }, expect: 'met' },
    { shows: 'at the limit', given: { result: '2' }, expect: 'met' },
    { shows: 'above the limit', given: { result: '3' }, expect: 'not-met' },
    { shows: 'a range over the limit', given: { result: '2-3' }, expect: 'unknown', why: 'indeterminate' },
    { shows: 'nothing recorded', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
