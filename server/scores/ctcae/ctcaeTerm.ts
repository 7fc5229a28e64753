import type { Band } from './band.ts';
import type { GradingInput } from './grade.ts';

/** What the rules of a term come to: the grades left open and what they rest on, or what is missing to apply them. */
export type Judged = { readonly band: Band; readonly by: string } | { readonly because: string };

/** A laboratory term of CTCAE v5.0. */
export interface CtcaeTerm {
  /** As CTCAE calls it. */
  readonly name: string;
  /** UCUM; results, baselines and reference ranges come in it. */
  readonly unit: string;
  readonly judge: (input: GradingInput) => Judged;
}

/** The edition all terms follow. Version 6.0 grades several of them by other limits. */
export const CTCAE_CITATION =
  'National Cancer Institute. Common Terminology Criteria for Adverse Events (CTCAE) v5.0, 27 November 2017.';
