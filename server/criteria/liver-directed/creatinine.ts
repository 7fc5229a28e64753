import { moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

/** Kidneys that stand the contrast medium. */
export const creatinine: Criterion = {
  id: 'creatinine',
  title: 'Creatinine',
  rationale: 'Contrast medium and the breakdown of tumor both strain the kidneys.',
  rule: { kind: 'number', input: 'creatinine' },
  editions: [
    {
      effectiveFrom: '2020-09-01',
      lastReviewed: '2026-11-23',
      limit: { operator: 'at-most', value: 2 },
      citations: [moffitt2020('Methods, Patients')],
    },
  ],
  examples: [
    { shows: 'below the limit', given: { result: '0.8 mg/dL' }, expect: 'met' },
    { shows: 'at the limit', given: { result: '2 mg/dL' }, expect: 'met' },
    { shows: 'above the limit', given: { result: '2.01 mg/dL' }, expect: 'not-met' },
    { shows: 'at the limit, in SI units', given: { result: '176.8 umol/L' }, expect: 'met' },
    { shows: 'above the limit, in SI units', given: { result: '177 umol/L' }, expect: 'not-met' },
    {
      shows: 'a number that fits umol/L but says mg/dL',
      given: { result: '95 mg/dL' },
      expect: 'unknown',
      why: 'unusable-unit',
    },
    { shows: 'nothing recorded', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
