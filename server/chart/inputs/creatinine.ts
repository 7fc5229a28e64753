import codes from '../../../profiles/valuesets/creatinine.json' with { type: 'json' };
import { laboratory } from '../laboratory.ts';
import { valueSet } from '../valueSet.ts';

/** Serum creatinine in mg/dL. 1 mg/dL = 88.4 umol/L. */
export const creatinine = laboratory({
  id: 'creatinine',
  title: 'creatinine',
  valueSet: valueSet(codes),
  unit: 'mg/dL',
  substance: { molarMass: 10_000 / 88.4 },
  plausible: [0.1, 30],
  worse: 'higher',
});
