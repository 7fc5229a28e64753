import codes from '../../../profiles/valuesets/alt.json' with { type: 'json' };
import { laboratory } from '../laboratory.ts';
import { valueSet } from '../valueSet.ts';

/** Alanine aminotransferase in U/L, which is the same number as IU/L. 1 ukat/L = 60 U/L. */
export const alt = laboratory({
  id: 'alt',
  title: 'ALT',
  valueSet: valueSet(codes),
  unit: 'U/L',
  plausible: [1, 30_000],
  worse: 'higher',
});
