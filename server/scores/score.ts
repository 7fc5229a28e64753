import type { Source } from '../chart/fact.ts';

/** One number a score was computed from: as found, and as used after the score's bounds. */
export interface ScoreInput {
  readonly found: number | string;
  readonly used: number | string;
  readonly unit: string;
  /** "raised to 1.0 (lower bound)"; absent when found = used. */
  readonly bound?: string;
  readonly sources: readonly Source[];
}

/** A computed score, or the reason there is none. */
export interface Score {
  /** Name and version: "MELD (UNOS 2002)". */
  readonly version: string;
  readonly citation: string;
  /** `null` when not computable; then `notComputable` says why. */
  readonly value: number | null;
  readonly unrounded?: number;
  /** "grade 2", "class B" */
  readonly category?: string;
  readonly inputs: Readonly<Record<string, ScoreInput>>;
  /** "not computable because INR is not recorded" */
  readonly notComputable?: string;
  /** What a reader must know: "dialysis: not recorded; computed without it, with dialysis it would be 20". */
  readonly notes: readonly string[];
}

export const SCORE_IDS = ['meld', 'meldNa', 'meld3', 'childPugh', 'albi', 'egfr'] as const;
export type ScoreId = (typeof SCORE_IDS)[number];
export type Scores = Readonly<Record<ScoreId, Score>>;
