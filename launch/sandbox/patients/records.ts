import type { FhirResource } from 'fhir/r4.js';
import { shiftDates, wholeDays } from '../shiftDates.ts';
import type { SyntheticPatient } from './syntheticPatient.ts';

/** The records of the sandbox, as old today as they were at the patient's `asOf`. */
export interface Records {
  list(): readonly SyntheticPatient[];
  find(id: string): SyntheticPatient | undefined;
  /** Adds what an app has written; its dates are those of today and are left alone. */
  add(id: string, resource: FhirResource): void;
}

export function createRecords(patients: readonly SyntheticPatient[], now: () => Date): Records {
  const records = new Map(patients.map((patient) => [patient.id, shiftedDaily(patient, now)]));
  const written = new Map<string, FhirResource[]>();
  const withWritten = (patient: SyntheticPatient): SyntheticPatient => {
    const added = written.get(patient.id) ?? [];
    return added.length === 0 ? patient : { ...patient, resources: [...patient.resources, ...added] };
  };
  const find = (id: string) => {
    const patient = records.get(id)?.();
    return patient && withWritten(patient);
  };
  return {
    list: () => [...records.values()].map((today) => withWritten(today())),
    find,
    add: (id, resource) => void written.set(id, [...(written.get(id) ?? []), resource]),
  };
}

/** Shifts once a day and not at the start only: a sandbox left running overnight must not let its patients grow old. */
function shiftedDaily(patient: SyntheticPatient, now: () => Date): () => SyntheticPatient {
  let days = 0;
  let shifted = patient;
  return () => {
    const passed = wholeDays(patient.asOf, now());
    if (passed !== days) {
      days = passed;
      shifted = { ...patient, resources: shiftDates(patient.resources, passed) };
    }
    return shifted;
  };
}
