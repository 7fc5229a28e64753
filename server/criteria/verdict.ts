import type { SetAside, Source, WhyUnknown } from '../chart/fact.ts';
import type { CriterionId } from './criterionId.ts';
import type { Status } from './status.ts';
import type { TherapyId } from './therapy.ts';

/** One criterion read against one patient. */
export interface Result {
  readonly id: CriterionId;
  readonly title: string;
  readonly status: Status;
  /** One sentence: what was found against which limit, or what is missing and why. */
  readonly because: string;
  /** The value in the criterion's unit; `null` when there is none. With `comparator` it is a bound, not the value. */
  readonly value: number | boolean | string | null;
  readonly comparator?: '<' | '<=' | '>' | '>=';
  readonly unit: string | null;
  readonly limit: number | boolean | string | null;
  /** The published limit, where the site has set its own and `limit` is the site's. */
  readonly publishedLimit?: number;
  /** The reason when the status is `unknown`, else `null`. */
  readonly why: WhyUnknown | null;
  readonly sources: readonly Source[];
  readonly setAside: readonly SetAside[];
  /** What could be done, when the status is `correctable`. */
  readonly action?: string;
}

export interface Verdict {
  readonly therapy: TherapyId;
  /** ISO instant. */
  readonly asOf: string;
  readonly status: Status;
  readonly results: readonly [Result, ...Result[]];
}

export interface Population {
  readonly status: 'met' | 'not-met' | 'unknown';
  readonly because: string;
}
