export interface EgfrInput {
  /** mg/dL */
  readonly creatinine: number;
  /** Completed years, 18 or more. */
  readonly age: number;
  readonly female: boolean;
}

/**
 * Estimated glomerular filtration rate of adults from creatinine, in mL/min per 1.73 m2 of body surface, by the race-free
 * CKD-EPI equation of 2021. Not rounded, no bounds.
 *
 * Inker LA et al., N Engl J Med 2021;385:1737-49.
 */
export function egfr({ creatinine, age, female }: EgfrInput): number {
  const relative = creatinine / (female ? 0.7 : 0.9);
  const lowExponent = female ? -0.241 : -0.302;
  return (
    142 * Math.min(relative, 1) ** lowExponent * Math.max(relative, 1) ** -1.2 * 0.9938 ** age * (female ? 1.012 : 1)
  );
}
