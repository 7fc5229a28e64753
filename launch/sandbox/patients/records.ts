import { shiftDates, wholeDays } from '../shiftDates.ts';
import type { SyntheticPatient } from './syntheticPatient.ts';

/** The records of the sandbox, as old today as they were at the patient's `asOf`. */
export interface Records {
  list(): readonly SyntheticPatient[];
  find(id: string): SyntheticPatient | undefined;
}

export function createRecords(patients: readonly SyntheticPatient[], now: () => Date): Records {
  const records = new Map(patients.map((patient) => [patient.id, shiftedDaily(patient, now)]));
  return {
    list: () => [...records.values()].map((today) => today()),
    find: (id) => records.get(id)?.(),
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
