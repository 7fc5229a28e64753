import type { PatientIdentity } from './assessment.ts';
import { formatFhirDate, formatInstant, formatYearsOld } from './dates.ts';
import type { Moment } from './moment.ts';

/** Who the page is about: on every page, so that one patient is never taken for another. */
export interface PatientBanner {
  readonly name: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly mrn: string;
  readonly ehr: string;
  readonly dataAsOf: string;
}

export function patientBanner(patient: PatientIdentity, ehr: string, { asOf, zone }: Moment): PatientBanner {
  return {
    name: patient.name ?? 'name not recorded',
    birthDate: birthText(patient.birthDate, { asOf, zone }),
    sex: patient.sex ?? 'not recorded',
    mrn: patient.mrn ?? 'not recorded',
    ehr,
    dataAsOf: formatInstant(asOf, zone),
  };
}

function birthText(birthDate: string | null, { asOf, zone }: Moment): string {
  if (birthDate === null || birthDate === '') return 'not recorded';
  const years = formatYearsOld(birthDate, asOf, zone);
  const date = formatFhirDate(birthDate, zone);
  return years ? `${date} (${years})` : date;
}
