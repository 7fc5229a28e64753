import type { FhirResource, Patient } from 'fhir/r4.js';

/** One synthetic patient as written: all dates are relative to `asOf`. */
export interface SyntheticPatient {
  readonly id: string;
  /** What this patient shows, for the list of patients. */
  readonly title: string;
  readonly asOf: Date;
  /** The Patient first, then everything of its record. */
  readonly resources: readonly [Patient, ...FhirResource[]];
}
