import { type Fact, known, unknown } from '../fact.ts';
import type { FactValues } from '../facts.ts';
import type { Input } from '../input.ts';
import { asText } from '../json.ts';
import type { Entry } from '../observations.ts';

export const sex: Input = {
  id: 'sex',
  title: 'sex',
  valueSets: [],
  howRead: 'Administrative gender of the Patient resource. Read for scores only.',
};

export const birthDate: Input = {
  id: 'birth-date',
  title: 'birth date',
  valueSets: [],
  howRead:
    'Birth date of the Patient resource. Read for scores and for how the patient differs from a published series.',
};

const SEXES = ['female', 'male', 'other', 'unknown'] as const;

export function readSex(patient: Entry | undefined): Fact<FactValues['sex']> {
  const value = SEXES.find((each) => each === patient?.resource.gender);
  if (!patient || !value) return unknown('absent', 'sex is not recorded');
  return known(value, [{ reference: patient.reference, recordedAt: '', asRecorded: value }]);
}

export function readBirthDate(patient: Entry | undefined): Fact<string> {
  const value = asText(patient?.resource.birthDate);
  if (!patient || !value || !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value))
    return unknown('absent', 'the birth date is not recorded');
  return known(value, [{ reference: patient.reference, recordedAt: '', asRecorded: value }]);
}
