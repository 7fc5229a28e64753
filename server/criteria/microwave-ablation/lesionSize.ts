import { moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

/** Small enough for the heat to reach all of it. */
export const lesionSize: Criterion = {
  id: 'lesion-size',
  title: 'Size of the largest lesion',
  rationale:
    'The zone of heat must reach beyond the edge of the lesion on every side. Unlike the other limits this one excludes the limit itself.',
  rule: { kind: 'number', input: 'largest-lesion-cm' },
  editions: [
    {
      effectiveFrom: '2020-09-01',
      lastReviewed: '2026-11-23',
      limit: { operator: 'less-than', value: 3 },
      citations: [moffitt2020('Methods, Patients')],
    },
  ],
  examples: [
    { shows: 'below the limit', given: { answer: 2.9 }, expect: 'met' },
    { shows: 'at the limit, which is excluded', given: { answer: 3 }, expect: 'not-met' },
    { shows: 'above the limit', given: { answer: 3.1 }, expect: 'not-met' },
    { shows: 'below the limit, measured in millimetres', given: { result: '29 mm' }, expect: 'met' },
    { shows: 'at the limit, measured in millimetres', given: { result: '30 mm' }, expect: 'not-met' },
    { shows: 'nothing recorded', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
