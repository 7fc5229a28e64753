import { moffitt2020 } from '../citation.ts';
import type { Criterion } from '../criterion.ts';

/** Enough liver function left to treat a part of the liver. */
export const totalBilirubin: Criterion = {
  id: 'total-bilirubin',
  title: 'Total bilirubin',
  rationale:
    'A raised bilirubin shows that the liver has little reserve to lose; embolization and heat both cost healthy liver.',
  rule: { kind: 'number', input: 'total-bilirubin' },
  editions: [
    {
      effectiveFrom: '2020-09-01',
      lastReviewed: '2026-11-23',
      limit: { operator: 'at-most', value: 2 },
      citations: [moffitt2020('Methods, Patients')],
    },
  ],
  examples: [
    { shows: 'below the limit', given: { result: '0.9 mg/dL' }, expect: 'met' },
    { shows: 'at the limit', given: { result: '2 mg/dL' }, expect: 'met' },
    { shows: 'above the limit', given: { result: '2.1 mg/dL' }, expect: 'not-met' },
    { shows: 'at the limit, in SI units', given: { result: '34.2 umol/L' }, expect: 'met' },
    { shows: 'just above the limit, in SI units', given: { result: '34.3 umol/L' }, expect: 'not-met' },
    { shows: 'too low to be measured', given: { result: '<0.2 mg/dL' }, expect: 'met' },
    { shows: 'without a unit', given: { result: '1.1' }, expect: 'unknown', why: 'unusable-unit' },
    { shows: 'nothing recorded', given: 'nothing', expect: 'unknown', why: 'absent' },
  ],
};
