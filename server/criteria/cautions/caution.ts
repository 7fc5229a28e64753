import type { FactValues } from '../../chart/facts.ts';
import type { Limit } from '../../chart/limit.ts';
import type { MeasuredId } from '../../chart/measuredInput.ts';
import type { Citation } from '../citation.ts';
import type { TherapyId } from '../therapy.ts';
import type { CautionId } from './cautionId.ts';

/** What a chart can show and never rule out: present, or unknown. */
export type RecordedId =
  | { [Id in keyof FactValues]: FactValues[Id] extends true ? Id : never }[keyof FactValues]
  | 'contrast-allergy';

/** What the source says of values beyond a limit. Of several steps the last one that is passed speaks. */
export interface Step {
  /** The side on which the step is not reached. */
  readonly safe: Limit;
  readonly says: string;
}
export type Steps = readonly [Step, ...Step[]];

/** A question to the chart: what it asks, as data. It is raised on the far side of `safe`. */
export type Question =
  | {
      readonly kind: 'number';
      readonly input: MeasuredId;
      readonly safe: Limit;
      /** Where the source leaves a stretch to whoever decides: only beyond this limit it is raised for certain. */
      readonly leeway?: Limit;
    }
  | { readonly kind: 'steps'; readonly input: MeasuredId; readonly steps: Steps }
  /** More than so many times the upper limit of normal that the result itself states. */
  | { readonly kind: 'upper-limit'; readonly input: 'alt' | 'ast'; readonly times: number }
  | { readonly kind: 'recorded'; readonly input: RecordedId }
  | { readonly kind: 'extrahepatic-disease' }
  /** Estimated glomerular filtration rate in mL/min per 1.73 m2. */
  | { readonly kind: 'egfr'; readonly steps: Steps }
  /** Recorded doxorubicin in mg per m2 of body surface: never more than a lower bound of what was given. */
  | { readonly kind: 'doxorubicin'; readonly steps: Steps }
  | { readonly kind: 'any' | 'all'; readonly of: readonly [Question, ...Question[]] };

/** A question, or something to know that no chart answers and that is shown for every patient. */
export type CautionRule = Question | { readonly kind: 'information' };

/**
 * Something published about a therapy beyond the criteria of the series: a label, a guideline, a list of contraindications,
 * a rate of complications. It never changes a verdict.
 */
export interface Caution {
  readonly id: CautionId;
  readonly title: string;
  readonly therapies: readonly [TherapyId, ...TherapyId[]];
  /** What the source says, in own words. */
  readonly statement: string;
  /** What the source asks for besides and no input holds; absent when all of it is read. */
  readonly notRead?: string;
  readonly rule: CautionRule;
  /** FHIR date */
  readonly lastReviewed: string;
  readonly citations: readonly [Citation, ...Citation[]];
}
