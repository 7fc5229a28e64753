import { atLeast, clamp } from './bounds.ts';

export interface MeldInput {
  /** mg/dL */
  readonly creatinine: number;
  /** mg/dL */
  readonly bilirubin: number;
  readonly inr: number;
  /** Dialysis at least twice, or 24 hours of continuous dialysis, in the 7 days before the creatinine. */
  readonly dialysis: boolean;
}

export const MELD_BOUNDS = { creatinine: { lower: 1, upper: 4 }, bilirubin: atLeast(1), inr: atLeast(1) } as const;

/** All MELD scores are reported as integers; organ allocation lists everything above as 40. */
export const MELD_MAXIMUM = 40;

/**
 * MELD in the form UNOS has used since 2002: the constant is added whatever the cause of the liver disease, which the
 * original model of 2001 did not. Bounds applied; not rounded, not limited to 40. At least 6.43.
 *
 * Kamath PS et al., Hepatology 2001;33:464-70.
 */
export function meld(input: MeldInput): number {
  const creatinine = input.dialysis ? MELD_BOUNDS.creatinine.upper : clamp(input.creatinine, MELD_BOUNDS.creatinine);
  const bilirubin = clamp(input.bilirubin, MELD_BOUNDS.bilirubin);
  const inr = clamp(input.inr, MELD_BOUNDS.inr);
  return 9.57 * Math.log(creatinine) + 3.78 * Math.log(bilirubin) + 11.2 * Math.log(inr) + 6.43;
}
