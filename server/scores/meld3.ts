import { atLeast, clamp } from './bounds.ts';
import type { MeldNaInput } from './meldNa.ts';

export interface Meld3Input extends MeldNaInput {
  /** g/dL */
  readonly albumin: number;
  readonly female: boolean;
}

export const MELD3_BOUNDS = {
  creatinine: { lower: 1, upper: 3 },
  bilirubin: atLeast(1),
  inr: atLeast(1),
  sodium: { lower: 125, upper: 137 },
  albumin: { lower: 1.5, upper: 3.5 },
} as const;

/**
 * MELD 3.0 for adults. Creatinine counts up to 3.0 mg/dL only, and dialysis sets it there, not at 4.0 as in the older
 * scores. Bounds applied; not rounded, not limited to 40.
 *
 * Kim WR et al., Gastroenterology 2021;161:1887-95.
 */
export function meld3(input: Meld3Input): number {
  const creatinine = input.dialysis ? MELD3_BOUNDS.creatinine.upper : clamp(input.creatinine, MELD3_BOUNDS.creatinine);
  const lnCreatinine = Math.log(creatinine);
  const lnBilirubin = Math.log(clamp(input.bilirubin, MELD3_BOUNDS.bilirubin));
  const lnInr = Math.log(clamp(input.inr, MELD3_BOUNDS.inr));
  const lowSodium = MELD3_BOUNDS.sodium.upper - clamp(input.sodium, MELD3_BOUNDS.sodium);
  const lowAlbumin = MELD3_BOUNDS.albumin.upper - clamp(input.albumin, MELD3_BOUNDS.albumin);
  return (
    (input.female ? 1.33 : 0) +
    4.56 * lnBilirubin +
    0.82 * lowSodium -
    0.24 * lowSodium * lnBilirubin +
    9.09 * lnInr +
    11.14 * lnCreatinine +
    1.85 * lowAlbumin -
    1.83 * lowAlbumin * lnCreatinine +
    6
  );
}
