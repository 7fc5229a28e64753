import type { Input } from '../input.ts';
import type { MeasuredId, MeasuredInput } from '../measuredInput.ts';
import { albumin } from './albumin.ts';
import { attestations } from './attestations.ts';
import { creatinine } from './creatinine.ts';
import { ecog } from './ecog.ts';
import { histology } from './histology.ts';
import { inr } from './inr.ts';
import { largestLesion, lesionCount } from './lesions.ts';
import { extrahepaticDisease, liverMetastasis } from './metastases.ts';
import { birthDate, sex } from './patient.ts';
import { platelets } from './platelets.ts';
import { dialysis, priorLiverProcedures } from './procedures.ts';
import { sodium } from './sodium.ts';
import { totalBilirubin } from './totalBilirubin.ts';

/** The inputs that are numbers. */
export const MEASURED: readonly MeasuredInput[] = [
  ecog,
  totalBilirubin,
  creatinine,
  inr,
  platelets,
  albumin,
  sodium,
  lesionCount,
  largestLesion,
];

/** Every input, as the pages explain it. */
export const INPUTS: readonly Input[] = [
  histology,
  liverMetastasis,
  extrahepaticDisease,
  ...MEASURED,
  priorLiverProcedures,
  dialysis,
  sex,
  birthDate,
  ...attestations,
];

/** The numeric input of an id. */
export function measuredInput(id: MeasuredId): MeasuredInput {
  const input = MEASURED.find((each) => each.id === id);
  if (!input) throw new TypeError(`no input reads ${id}`);
  return input;
}
