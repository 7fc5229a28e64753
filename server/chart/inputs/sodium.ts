import codes from '../../../profiles/valuesets/sodium.json' with { type: 'json' };
import { laboratory } from '../laboratory.ts';
import { valueSet } from '../valueSet.ts';

/** Serum sodium in mmol/L, which is the same number as meq/L. */
export const sodium = laboratory({
  id: 'sodium',
  title: 'sodium',
  valueSet: valueSet(codes),
  unit: 'mmol/L',
  substance: { charge: 1 },
  plausible: [90, 200],
  worse: 'lower',
});
