import type { SetAside, Source } from './fact.ts';
import type { Interval } from './interval.ts';
import type { Period } from './time.ts';

/** How final a value is. Among values of the same time, the later in this list supersedes the earlier. */
export const STANDINGS = ['preliminary', 'final', 'corrected', 'answered'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What the reading of a value came to: a number in the input's unit, or why there is none. */
export type Measure =
  | { readonly interval: Interval; readonly converted?: string }
  | { readonly why: 'unusable-unit' | 'indeterminate' | 'conflicting' | 'absent'; readonly because: string };

/** What the laboratory calls normal for this very result, in the input's unit; both ends are normal themselves. */
export interface ReferenceRange {
  readonly low?: number;
  readonly high?: number;
}

/** One value of one input, wherever it came from: a result in the chart or an answer of a clinician. */
export interface Reading {
  readonly measure: Measure;
  readonly period: Period;
  /** Epoch milliseconds, when the resource says so. */
  readonly issued?: number;
  readonly lastUpdated?: number;
  readonly standing: Standing;
  /** As the result itself states it; never taken from another result. */
  readonly referenceRange?: ReferenceRange;
  readonly source: Source;
}

/** Everything the chart holds about one input: what may decide, and what was rejected on sight. */
export interface Readings {
  readonly usable: readonly Reading[];
  /** Results without a date: each may be newer than a dated one, so none of them is passed over. */
  readonly undated?: readonly Reading[];
  readonly rejected: readonly (SetAside & { readonly period?: Period })[];
}
