import type { InputId } from './facts.ts';
import type { Policy } from './policy.ts';
import type { ValueSet } from './valueSet.ts';

/** What is asked of the chart for one clinical fact: enough to search for it, read it and explain how it is read. */
export interface Input {
  readonly id: InputId;
  /** As it is called in a sentence: "total bilirubin". */
  readonly title: string;
  /** The codes it is read from; empty when only a clinician or the Patient resource states it. */
  readonly valueSets: readonly ValueSet[];
  /** Which look-back applies; absent when age does not matter. */
  readonly lookBack?: keyof Policy['lookBackDays'];
  /** For the person who wants to know why a value was or was not used. */
  readonly howRead: string;
}
