import codes from '../../../profiles/valuesets/platelets.json' with { type: 'json' };
import { laboratory } from '../laboratory.ts';
import { valueSet } from '../valueSet.ts';

/** Platelet count in 10*9/L, which is the same number as 10*3/uL. */
export const platelets = laboratory({
  id: 'platelets',
  title: 'platelet count',
  valueSet: valueSet(codes),
  unit: '10*9/L',
  plausible: [1, 999.999],
  worse: 'lower',
  note: 'A count of 1000 or more in 10*9/L, or below 1000 in /uL, is taken for a wrong unit.',
});
