import type { Interval } from '../../chart/interval.ts';
import type { ReferenceRange } from '../../chart/reading.ts';

/** 0: none of the grades of the term is reached. Grade 5 is death and never follows from a laboratory value. */
export type Grade = 0 | 1 | 2 | 3 | 4;

/** A laboratory result with the reference range that came with it. Both in the unit of the term. */
export interface GradedResult {
  readonly value: Interval;
  readonly referenceRange?: ReferenceRange;
}

/** What a grade is judged from. All values in the unit of the term. */
export interface GradingInput {
  readonly result: GradedResult;
  /** The value before treatment, with its own range, or why there is none: "no ALT is recorded". */
  readonly baseline: GradedResult | { readonly missing: string };
  /** Whether the patient takes anticoagulants; leave out when that is not known. Read for INR only. */
  readonly anticoagulated?: boolean;
}

/** A CTCAE v5.0 grade, or why the result cannot be graded. */
export type CtcaeGrade =
  | {
      readonly gradable: true;
      /** "Blood bilirubin increased" */
      readonly term: string;
      readonly grade: Grade;
      /** What the grade rests on: "1.9 mg/dL is 1.583 times the upper limit of normal (1.2 mg/dL); ...". */
      readonly by: string;
    }
  | {
      readonly gradable: false;
      readonly term: string;
      /** "not gradable because the result carries no upper reference limit" */
      readonly notGradable: string;
    };
