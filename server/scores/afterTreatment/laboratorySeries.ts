import type { Reading } from '../../chart/reading.ts';

/** All results of one laboratory value, in the unit its CTCAE term uses. */
export interface LaboratorySeries {
  /** "total bilirubin": how it is called in a sentence. */
  readonly title: string;
  readonly readings: readonly Reading[];
  /** Why the record of it may be incomplete, when it may be: then nothing is said to be absent or to be the nearest. */
  readonly unreadable?: string;
}
