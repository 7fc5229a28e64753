/** The rules of internal consistency that every reported figure is held against (see consistency.ts). */
export type CheckId =
  | 'median-against-survival'
  | 'median-against-patients'
  | 'median-inside-interval'
  | 'survival-never-rises'
  | 'interval-cut-at-zero'
  | 'interval-repeated'
  | 'percent-from-count'
  | 'counts-add-up'
  | 'subgroups-add-up';

/** What is wrong with a reported figure: what is printed, what it should be (or why that cannot be known), how we know. */
export interface KnownProblem {
  /** A: a wrong number would reach the reader. B: the figure or statement is uncertain. */
  readonly severity: 'A' | 'B';
  /** "K1": its number in the review of the publications, stable. */
  readonly id: string;
  readonly printed: string;
  readonly correct: string;
  readonly basis: string;
  /** The consistency checks that fail because of this problem, each with the outcomes (ids) in which it does. */
  readonly explains?: Readonly<Partial<Record<CheckId, readonly string[]>>>;
}
