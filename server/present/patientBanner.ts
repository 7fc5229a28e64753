import type { Gap } from '../chart/gap.ts';
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
  /** "Patient/p1", where the Patient resource could not be read and nothing else says who this is. */
  readonly unread: string | null;
}

/** @param gaps what could not be read: a name that was not read is not a name that is not recorded */
export function patientBanner(
  patient: PatientIdentity,
  gaps: readonly Gap[],
  ehr: string,
  { asOf, zone }: Moment,
): PatientBanner {
  const isUnread = gaps.some(({ feeds }) => feeds.includes('birth-date'));
  const missing = isUnread ? 'could not be read' : 'not recorded';
  return {
    name: patient.name ?? `name ${missing}`,
    birthDate: birthText(patient.birthDate, missing, { asOf, zone }),
    sex: patient.sex ?? missing,
    mrn: patient.mrn ?? missing,
    ehr,
    dataAsOf: formatInstant(asOf, zone),
    unread: isUnread ? patient.reference : null,
  };
}

function birthText(birthDate: string | null, missing: string, { asOf, zone }: Moment): string {
  if (birthDate === null || birthDate === '') return missing;
  const years = formatYearsOld(birthDate, asOf, zone);
  const date = formatFhirDate(birthDate, zone);
  return years ? `${date} (${years})` : date;
}
