import type { Input } from '../input.ts';
import type { MeasuredId, MeasuredInput } from '../measuredInput.ts';
import { albumin } from './albumin.ts';
import { alp } from './alp.ts';
import { alt } from './alt.ts';
import { antithrombotics } from './antithrombotics.ts';
import { ast } from './ast.ts';
import { attestations } from './attestations.ts';
import { biliaryAnastomosis } from './biliaryAnastomosis.ts';
import { bodyHeight, bodyWeight } from './bodyMeasurements.ts';
import { bodySurface } from './bodySurface.ts';
import { contrastAllergy } from './contrastAllergy.ts';
import { creatinine } from './creatinine.ts';
import { doxorubicinGiven } from './doxorubicin.ts';
import { ecog } from './ecog.ts';
import { findings } from './findings.ts';
import { histology } from './histology.ts';
import { inr } from './inr.ts';
import { largestLesion, lesionCount } from './lesions.ts';
import { extrahepaticDisease, liverMetastasis } from './metastases.ts';
import { birthDate, sex } from './patient.ts';
import { platelets } from './platelets.ts';
import { primarySite } from './primarySite.ts';
import { dialysis, priorLiverProcedures } from './procedures.ts';
import { recistResponse } from './recistResponse.ts';
import { resectionMargin } from './resectionMargin.ts';
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
  alt,
  ast,
  alp,
  lesionCount,
  largestLesion,
  bodyWeight,
  bodyHeight,
];

/** Every input, as the pages explain it. */
export const INPUTS: readonly Input[] = [
  histology,
  primarySite,
  liverMetastasis,
  extrahepaticDisease,
  ...MEASURED,
  priorLiverProcedures,
  dialysis,
  ...findings,
  biliaryAnastomosis,
  contrastAllergy,
  doxorubicinGiven,
  antithrombotics,
  recistResponse,
  resectionMargin,
  bodySurface,
  sex,
  birthDate,
  ...attestations,
];

const BY_ID: ReadonlyMap<string, MeasuredInput> = new Map(MEASURED.map((input) => [input.id, input]));

/** The numeric input of an id. */
export function measuredInput(id: MeasuredId): MeasuredInput {
  const input = BY_ID.get(id);
  if (!input) throw new TypeError(`no input reads ${id}`);
  return input;
}
