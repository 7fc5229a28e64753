import type { Endpoint } from './endpoint.ts';
import type { TimeOrigin } from './timeOrigin.ts';

/** Survival or progression-free time. Months; percentages 0 to 100. */
export interface TimeToEvent {
  readonly kind: 'time-to-event';
  readonly endpoint: Endpoint;
  readonly origin: TimeOrigin;
  /** A number; or `not-reached`; or `null` when no median is reported. */
  readonly medianMonths: number | 'not-reached' | null;
  readonly ci95Months?: readonly [number, number];
  /**
   * The lower limit stands at 0 because a symmetric interval was cut off there: it is no observed time and is never
   * shown as "0 months".
   */
  readonly ciCutAtZero?: true;
  readonly rangeMonths?: readonly [number, number];
  readonly survivalPercent?: Readonly<Partial<Record<SurvivalYear, number>>>;
  /** The group that the publication sets this one against, when that group is no outcome of its own. */
  readonly against?: { readonly label: string; readonly medianMonths: number };
  readonly p?: string;
  readonly note?: string;
}

export type SurvivalYear = '1y' | '3y' | '5y';

/** `RECIST` and `mRECIST` are never mixed. */
export type Standard = 'RECIST' | 'mRECIST' | 'CTCAE v5.0';

/** Counts of a whole: response categories, deaths, margins, toxicity grades. */
export interface Counts {
  readonly kind: 'counts';
  readonly endpoint: Endpoint;
  readonly standard?: Standard;
  /** When it was counted: "3 months after the first liver-directed treatment". */
  readonly when?: string;
  readonly of: number;
  /** Set when every patient stands in exactly one of the counts. */
  readonly partition?: true;
  readonly counts: readonly { readonly label: string; readonly n: number; readonly printedPercent?: number }[];
  readonly note?: string;
}

/** Percentages printed without their counts. `of` is `null` when the publication does not say of how many. */
export interface Rates {
  readonly kind: 'rates';
  readonly endpoint: Endpoint;
  readonly standard?: Standard;
  readonly when?: string;
  readonly rates: readonly { readonly label: string; readonly percent: number; readonly of: number | null }[];
  readonly note?: string;
}

/** What is neither a time, a count nor a percentage: a mean with its spread, a bound, a test without figures. */
export interface Finding {
  readonly kind: 'finding';
  readonly endpoint: Endpoint;
  readonly text: string;
}

export type Result = TimeToEvent | Counts | Rates | Finding;
