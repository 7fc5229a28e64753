import type { TherapyId } from '../criteria/therapy.ts';
import type { KnownProblem } from './knownProblem.ts';
import type { Comparable } from './population.ts';
import type { ReadPublicationId } from './readPublications.ts';
import type { Result } from './result.ts';
import type { SurvivalTime } from './survival.ts';

export type { KnownProblem } from './knownProblem.ts';
export type { Counts, Finding, Rates, Result, TimeToEvent } from './result.ts';
export type { TimeOrigin } from './timeOrigin.ts';

/** Facts of a subgroup that a patient can be compared with. */
export interface Subgroup {
  readonly extrahepaticDisease?: boolean;
  readonly margin?: 'R0' | 'R1/R2';
  readonly repeatResection?: boolean;
  readonly monthsFromLiverMetastasis?: 'up-to-4' | 'over-4';
  readonly meldChange?: 'stable-or-lower' | 'higher';
  readonly response?: 'responder' | 'non-responder';
}

/**
 * How far the figures of an outcome hold. Absent: as printed.
 * - `corrected`: `result` and `n` are put right; `printed` keeps what the publication says.
 * - `doubted`: `result` is as printed and cannot all be right, or cannot be placed; the known problems say why.
 */
export type Standing =
  | { readonly kind: 'corrected'; readonly printed: { readonly n: number | null; readonly result: Result } }
  | { readonly kind: 'doubted' };

interface OutcomeCore {
  /** Stable id: "MOF-03". */
  readonly id: string;
  /** Where it stands in the publication: "Table 2, row 1". */
  readonly locator: string;
  /** Patients the figure rests on, `null` when not given. */
  readonly n: number | null;
  /** The therapies these patients had; several when the figure pools them. */
  readonly therapies: readonly TherapyId[];
  /** Therapies that it only bears on, because a related technique was used. */
  readonly bearsOn?: readonly TherapyId[];
  readonly treatment: string;
  /** "R0, extrahepatic tumor present"; absent for the whole series. */
  readonly subgroup?: string;
  readonly applies?: Subgroup;
  /** What sets these patients apart from the series as a whole. */
  readonly among?: Comparable;
  /** The figures that may be shown. */
  readonly result: Result;
  readonly standing?: Standing;
  /** The individual rows that `result` was computed from, when the publication prints them. */
  readonly patients?: readonly SurvivalTime[];
  /** Id of the outcome that holds the same figures: first hand, or in full. */
  readonly repeats?: string;
  readonly knownProblems: readonly KnownProblem[];
}

/** Reported by this publication about its own patients. */
export interface PrimaryOutcome extends OutcomeCore {
  readonly reportedAs: 'primary';
}

/** Quoted by one of the five publications that were read in full; the cited study itself was not. */
export interface CitedOutcome extends OutcomeCore {
  readonly reportedAs: 'cited';
  readonly quotedIn: ReadPublicationId;
  /** The reference number there: "24"; "5 to 7". */
  readonly reference: string;
}

/** One reported result. Figures and facts only; every word is our own. */
export type Outcome = PrimaryOutcome | CitedOutcome;
