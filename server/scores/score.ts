import type { Source } from '../chart/fact.ts';

/** One value a score is computed from: as found, and as used after the score's bounds. */
export interface ScoreInput {
  /** A number, or words when the chart does not state one number: "<0.2", "other", "unknown". */
  readonly found: number | string;
  readonly used: number | string;
  /** UCUM, "" for values without a unit. */
  readonly unit: string;
  /** "raised to 1.0 (lower bound)"; absent when no bound applied. */
  readonly bound?: string;
  /** Why the value cannot be used or is not known; absent when it is. */
  readonly missing?: string;
  readonly sources: readonly Source[];
}

/** The score as it would be if one open question had this answer. */
export interface Alternative {
  /** "female", "male, aged 65" */
  readonly when: string;
  readonly value: number;
  readonly unrounded: number;
}

/** A computed score, or the reason there is none. */
export interface Score {
  /** Name and version: "MELD (UNOS 2002)". */
  readonly version: string;
  readonly citation: string;
  /** `null` when there is no single value; then `notComputable` says why, naming the alternatives if there are any. */
  readonly value: number | null;
  /** Before rounding and before the upper limit of 40 of the MELD scores. */
  readonly unrounded?: number;
  /** The values between which the chart does not decide; only when they differ, and then `value` is `null`. */
  readonly values?: readonly Alternative[];
  /** "grade 2", "class B" */
  readonly category?: string;
  /** By input id ("total-bilirubin"), every input of the score, usable or not. */
  readonly inputs: Readonly<Record<string, ScoreInput>>;
  /** "not computable because INR: ...", or "no single value because ...: 17 if female, 16 if male". */
  readonly notComputable?: string;
  /** What a reader must know: "Dialysis unknown (...): computed from the creatinine as found. With dialysis it would be 20.". */
  readonly notes: readonly string[];
}

export const SCORE_IDS = ['meld', 'meldNa', 'meld3', 'childPugh', 'albi', 'egfr'] as const;
export type ScoreId = (typeof SCORE_IDS)[number];
export type Scores = Readonly<Record<ScoreId, Score>>;
