import codes from '../../../profiles/valuesets/alp.json' with { type: 'json' };
import { laboratory } from '../laboratory.ts';
import { valueSet } from '../valueSet.ts';

/** Alkaline phosphatase in U/L, which is the same number as IU/L. 1 ukat/L = 60 U/L. */
export const alp = laboratory({
  id: 'alp',
  title: 'alkaline phosphatase',
  valueSet: valueSet(codes),
  unit: 'U/L',
  plausible: [1, 10_000],
  worse: 'higher',
});
