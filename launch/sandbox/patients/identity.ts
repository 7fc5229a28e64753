import type { Patient } from 'fhir/r4.js';

/** Name, birth date and medical record number of a patient, as text to show. */
export function identity(patient: Patient): {
  readonly name: string;
  readonly birthDate: string;
  readonly mrn: string;
} {
  const name = patient.name?.[0];
  const full = name?.text ?? [...(name?.given ?? []), name?.family].filter((part) => part !== undefined).join(' ');
  const mrn =
    patient.identifier?.find((item) => item.type?.coding?.some((coding) => coding.code === 'MR')) ??
    patient.identifier?.[0];
  return {
    name: full === '' ? 'Name not recorded' : full,
    birthDate: patient.birthDate ?? 'not recorded',
    mrn: mrn?.value ?? 'not recorded',
  };
}
