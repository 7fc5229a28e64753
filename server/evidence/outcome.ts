import type { TherapyId } from '../criteria/therapy.ts';

/** From which event time is counted. Outcomes of different origin are never compared on one axis. */
export type TimeOrigin =
  | 'diagnosis'
  | 'liver-metastasis'
  | 'first-liver-directed-treatment'
  | 'liver-resection'
  | 'repeat-liver-resection'
  | 'treatment'
  | 'randomization'
  | 'not-stated';

/** What is wrong with a reported figure: what is printed, what it should be (or why that cannot be known), how we know. */
export interface KnownProblem {
  readonly severity: 'A' | 'B';
  /** "K1": its number in the review of the publications. */
  readonly id: string;
  readonly printed: string;
  readonly correct: string;
  readonly basis: string;
}

/** Survival or progression-free time. Months; percentages 0 to 100. */
export interface TimeToEvent {
  readonly kind: 'time-to-event';
  /** "overall survival", "liver progression-free survival", ... */
  readonly endpoint: string;
  readonly origin: TimeOrigin;
  /** A number; or `not-reached`, or `null` when no median is reported. */
  readonly medianMonths: number | 'not-reached' | null;
  readonly ci95Months?: readonly [number, number];
  readonly rangeMonths?: readonly [number, number];
  readonly survivalPercent?: Readonly<Partial<Record<'1y' | '3y' | '5y', number>>>;
  readonly p?: string;
}

/** Counts of a whole: response categories, deaths, margins, toxicity grades. */
export interface Counts {
  readonly kind: 'counts';
  readonly endpoint: string;
  /** `RECIST` and `mRECIST` are never mixed. */
  readonly standard?: 'RECIST' | 'mRECIST' | 'CTCAE v5.0';
  readonly of: number;
  readonly counts: readonly { readonly label: string; readonly n: number; readonly printedPercent?: number }[];
}

/** A finding that is neither a time nor a count: a mean with its spread, a baseline figure. */
export interface Finding {
  readonly kind: 'finding';
  readonly endpoint: string;
  readonly text: string;
}

/** One reported result. Figures and facts only; every word is our own. */
export interface Outcome {
  /** Stable id: "MOF-03". */
  readonly id: string;
  /** Where it stands in the publication: "Table 2, row 1". */
  readonly locator: string;
  /** Patients the figure rests on, `null` when not given. */
  readonly n: number | null;
  readonly therapies: readonly TherapyId[];
  readonly treatment: string;
  /** "R0, extrahepatic tumour present"; absent for the whole series. */
  readonly subgroup?: string;
  /** Facts of the subgroup that a patient can be compared with. */
  readonly applies?: {
    readonly extrahepaticDisease?: boolean;
    readonly margin?: 'R0' | 'R1/R2';
    readonly repeatResection?: boolean;
    readonly monthsFromLiverMetastasis?: 'up-to-4' | 'over-4';
    readonly meldChange?: 'stable-or-lower' | 'higher';
    readonly response?: 'responder' | 'non-responder';
  };
  readonly result: TimeToEvent | Counts | Finding;
  /** `primary`: reported by this publication's own patients. `cited`: quoted by it from another study. */
  readonly reportedAs: 'primary' | 'cited';
  readonly knownProblems: readonly KnownProblem[];
}
