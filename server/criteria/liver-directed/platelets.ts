import { moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

/** Enough platelets, or a count that can be raised. */
export const platelets: Criterion = {
  id: 'platelets',
  title: 'Platelet count',
  rationale:
    'Too few platelets make bleeding likely. The series asked for a count that can be brought to the limit, for instance by transfusion.',
  rule: { kind: 'number', input: 'platelets' },
  correctable: { input: 'platelets-correctable', action: 'raise the platelet count to' },
  editions: [
    {
      effectiveFrom: '2020-09-01',
      lastReviewed: '2026-11-23',
      limit: { operator: 'at-least', value: 50 },
      citations: [moffitt2020('Methods, Patients')],
    },
  ],
  examples: [
    { shows: 'above the limit', given: { result: '180 10*3/uL' }, expect: 'met' },
    { shows: 'at the limit', given: { result: '50 10*9/L' }, expect: 'met' },
    { shows: 'below the limit', given: { result: '49 10*9/L' }, expect: 'correctable' },
    { shows: 'at the limit, counted per microlitre', given: { result: '50000 /uL' }, expect: 'met' },
    { shows: 'below the limit, counted per microlitre', given: { result: '49900 /uL' }, expect: 'correctable' },
    {
      shows: 'a number that does not fit its unit',
      given: { result: '180000 10*3/uL' },
      expect: 'unknown',
      why: 'unusable-unit',
    },
    { shows: 'nothing recorded', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
