import codes from '../../../profiles/valuesets/inr.json' with { type: 'json' };
import { laboratory } from '../laboratory.ts';
import { valueSet } from '../valueSet.ts';

/** International normalized ratio. Never derived from seconds or per cent. */
export const inr = laboratory({
  id: 'inr',
  title: 'INR',
  valueSet: valueSet(codes),
  unit: '{INR}',
  unitless: ['{inr}', 'inr', '1', '{ratio}', 'ratio', 'inr ratio', '{inr}{ratio}'],
  plausible: [0.5, 20],
  worse: 'higher',
  note: 'A prothrombin time in seconds or per cent is never converted.',
});
