import { moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

/** Few enough lesions to treat each of them. */
export const lesionCount: Criterion = {
  id: 'lesion-count',
  title: 'Number of liver lesions',
  rationale: 'Heat treats lesions one by one, so the series kept it for limited disease of one to three lesions.',
  rule: { kind: 'number', input: 'lesion-count' },
  editions: [
    {
      effectiveFrom: '2020-09-01',
      lastReviewed: '2026-11-23',
      limit: { operator: 'between', low: 1, value: 3 },
      citations: [moffitt2020('Methods, Patients')],
    },
  ],
  examples: [
    { shows: 'below the range: nothing to ablate', given: { answer: 0 }, expect: 'not-met' },
    { shows: 'a single lesion', given: { answer: 1 }, expect: 'met' },
    { shows: 'at the limit', given: { answer: 3 }, expect: 'met' },
    { shows: 'above the limit', given: { answer: 4 }, expect: 'not-met' },
    { shows: 'nothing recorded', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
