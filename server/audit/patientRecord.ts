import type { Answer } from '../chart/answer.ts';
import type { Gap } from '../chart/gap.ts';
import type { Entered } from './entered.ts';

/** One patient's record as it was read. */
export interface PatientRecord {
  /** Logical id. */
  readonly patientId: string;
  /** FHIR R4 resources, unvalidated, every version of each. */
  readonly resources: readonly unknown[];
  readonly answers: readonly Answer[];
  /** What could not be read of this record. */
  readonly gaps: readonly Gap[];
  /** None where the store of the app was not asked. */
  readonly entered?: Entered;
}
