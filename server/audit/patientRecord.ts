import type { Answer } from '../chart/answer.ts';
import type { Gap } from '../chart/gap.ts';

/** One patient's record as it was read. */
export interface PatientRecord {
  /** Logical id. */
  readonly patientId: string;
  /** FHIR R4 resources, unvalidated, every version of each. */
  readonly resources: readonly unknown[];
  readonly answers: readonly Answer[];
  /** What could not be read of this record. */
  readonly gaps: readonly Gap[];
}
