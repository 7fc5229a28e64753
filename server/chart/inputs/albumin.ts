import codes from '../../../profiles/valuesets/albumin.json' with { type: 'json' };
import { laboratory } from '../laboratory.ts';
import { valueSet } from '../valueSet.ts';

/** Serum albumin in g/dL. 1 g/dL = 150.5 umol/L. */
export const albumin = laboratory({
  id: 'albumin',
  title: 'albumin',
  valueSet: valueSet(codes),
  unit: 'g/dL',
  substance: { molarMass: 10_000_000 / 150.5 },
  plausible: [0.5, 8],
  worse: 'lower',
});
