import type { Outcome } from './outcome.ts';
import type { SeriesPopulation } from './population.ts';
import type { ReadPublicationId } from './readPublications.ts';

export interface Citation {
  /** As the reference prints them; for a study that nobody names, where it is cited: "Reference 19 of Tsuzaka 2022". */
  readonly authors: string;
  readonly title: string | null;
  readonly year: number | null;
  readonly journal: string | null;
  /** Where a reader can check the figures: the study, else the publication that quotes it. */
  readonly link: string;
}

/**
 * How it is known whose figures these are.
 * - `read`: the publication itself was read.
 * - `named`: the quoting publication names the study.
 * - `inferred`: it gives a reference number only; figures and period match a known study (`basis`).
 * - `not-named`: it gives a reference number only, and no match is certain.
 */
export type Identity =
  | { readonly kind: 'read'; readonly as: ReadPublicationId }
  | { readonly kind: 'named' }
  | { readonly kind: 'inferred'; readonly basis: string }
  | { readonly kind: 'not-named'; readonly perhaps?: string };

/** Outcomes that divide a whole between them: every patient of `whole` stands in exactly one of `parts` (outcome ids). */
export interface Split {
  readonly whole: string;
  readonly by: string;
  readonly parts: readonly [string, string, ...string[]];
}

/** A study: who, where, when, in whom, and what it reports. */
export interface Publication {
  readonly id: string;
  readonly citation: Citation;
  readonly identity: Identity;
  readonly centre: string | null;
  /** "1982-1996"; `null` when not given. */
  readonly accrual: string | null;
  /** Year in which the last patient was treated, `null` when not given. */
  readonly lastYear: number | null;
  readonly design: string | null;
  /** Patients of the whole study, `null` when not given. */
  readonly n: number | null;
  readonly followUpMonths?: { readonly median: number; readonly range?: readonly [number, number] };
  readonly population: SeriesPopulation;
  readonly outcomes: readonly [Outcome, ...Outcome[]];
  readonly splits?: readonly Split[];
}

/** "Lang H, Nussbaum KT, Kaudel P, et al. 2000, Ann Surg 231(4)": the study in one line, without what is not known. */
export function citationLine({ citation }: Publication): string {
  return [citation.authors, citation.year, citation.journal].filter((part) => part !== null).join(', ');
}
