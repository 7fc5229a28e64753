import type { FactValues } from './facts.ts';
import type { Input } from './input.ts';
import type { Interval } from './interval.ts';
import type { Json } from './json.ts';
import type { Measure, ReferenceRange } from './reading.ts';

/** The ids of the inputs whose value is a number. */
export type MeasuredId = {
  [Id in keyof FactValues]: FactValues[Id] extends Interval ? Id : never;
}[keyof FactValues];

/** An input that is read from Observations as a number. */
export interface MeasuredInput extends Input {
  readonly id: MeasuredId;
  readonly unit: string;
  readonly worse: 'higher' | 'lower';
  /** Reads value[x] of an Observation or component whose code is in `valueSets`. */
  readonly read: (holder: Json, code: unknown) => Measure;
  /** The reference range that the same result carries, in `unit`. */
  readonly readRange?: (holder: Json) => ReferenceRange | undefined;
}
