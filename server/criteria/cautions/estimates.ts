import type { Source } from '../../chart/fact.ts';

/** An estimated glomerular filtration rate in whole mL/min per 1.73 m2, as it is computed elsewhere. */
export interface EgfrEstimate {
  /** `null` when there is no single value; then `notComputable` says why. */
  readonly value: number | null;
  /** The values that the chart leaves open, when they differ. */
  readonly values?: readonly { readonly value: number }[];
  readonly notComputable?: string;
  readonly inputs: Readonly<Record<string, { readonly sources: readonly Source[] }>>;
}

/** The upper limit of normal in U/L, as the very result that counts states it. */
export type UpperLimits = Readonly<Partial<Record<'alt' | 'ast', number>>>;

/** What cautions read besides the facts. What is left out cannot be told. */
export interface Estimates {
  readonly egfr?: EgfrEstimate;
  readonly upperLimits?: UpperLimits;
}
