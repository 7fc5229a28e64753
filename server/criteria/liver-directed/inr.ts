import { moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

/** Coagulation that is good enough, or can be made so. */
export const inr: Criterion = {
  id: 'inr',
  title: 'INR',
  rationale:
    'Puncturing an artery or the liver needs blood that clots. The series asked for a value that can be brought to the limit, not for one that is there already.',
  rule: { kind: 'number', input: 'inr' },
  correctable: { input: 'inr-correctable', action: 'correct the INR to' },
  editions: [
    {
      effectiveFrom: '2020-09-01',
      lastReviewed: '2026-11-23',
      limit: { operator: 'at-most', value: 1.5 },
      citations: [moffitt2020('Methods, Patients')],
    },
  ],
  examples: [
    { shows: 'below the limit', given: { result: '1.1' }, expect: 'met' },
    { shows: 'at the limit', given: { result: '1.5 {INR}' }, expect: 'met' },
    { shows: 'above the limit', given: { result: '1.6' }, expect: 'correctable' },
    { shows: 'a prothrombin time in seconds', given: { result: '14 s' }, expect: 'unknown', why: 'unusable-unit' },
    { shows: 'nothing recorded', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
