/** Amount of bilirubin, umol/L, in 1 mg/dL: the factor that clinical laboratories use. */
export const BILIRUBIN_UMOL_PER_MG_DL = 17.1;

export interface AlbiInput {
  /** umol/L */
  readonly bilirubin: number;
  /** g/L */
  readonly albumin: number;
}

/**
 * Albumin-bilirubin score; more negative is better. Not rounded, no bounds.
 *
 * Johnson PJ et al., J Clin Oncol 2015;33:550-8.
 */
export const albi = ({ bilirubin, albumin }: AlbiInput): number => 0.66 * Math.log10(bilirubin) - 0.085 * albumin;

/** Grade 1 up to -2.60, grade 2 up to -1.39, both limits included; read from the score before rounding. */
export function albiGrade(score: number): 1 | 2 | 3 {
  const clean = Number(score.toPrecision(12));
  return clean <= -2.6 ? 1 : clean <= -1.39 ? 2 : 3;
}
