import codes from '../../../profiles/valuesets/total-bilirubin.json' with { type: 'json' };
import { laboratory } from '../laboratory.ts';
import { valueSet } from '../valueSet.ts';

/** Total bilirubin in mg/dL. 1 mg/dL = 17.1 umol/L. */
export const totalBilirubin = laboratory({
  id: 'total-bilirubin',
  title: 'total bilirubin',
  valueSet: valueSet(codes),
  unit: 'mg/dL',
  substance: { molarMass: 10_000 / 17.1 },
  plausible: [0.05, 80],
  worse: 'higher',
  note: 'Direct and indirect bilirubin are never taken for the total.',
});
