import { asList, asObject, asText, type Json } from '../chart/json.ts';
import type { Entry } from '../chart/observations.ts';
import type { PatientIdentity } from './assessment.ts';

/** Who the page is about, from the Patient resource; what it does not say is `null`, never guessed. */
export function patientIdentity(patient: Entry | undefined, patientId: string): PatientIdentity {
  const resource = patient?.resource ?? {};
  return {
    reference: `Patient/${patientId}`,
    name: humanName(asList(resource.name)),
    birthDate: asText(resource.birthDate) ?? null,
    sex: asText(resource.gender) ?? null,
    mrn: medicalRecordNumber(asList(resource.identifier)),
  };
}

const PREFERRED_USES = ['official', 'usual', undefined];

function humanName(names: readonly Json[]): string | null {
  const byUse = PREFERRED_USES.map((use) => names.find((name) => name.use === use));
  const name = byUse.find((each) => each !== undefined) ?? names[0];
  if (!name) return null;
  const given = (Array.isArray(name.given) ? name.given : [name.given]).map(asText);
  const parts = [...given, asText(name.family)].filter((part) => part !== undefined);
  return asText(name.text) ?? (parts.length > 0 ? parts.join(' ') : null);
}

/** The identifier of type MR; an identifier of another type is not a medical record number. */
function medicalRecordNumber(identifiers: readonly Json[]): string | null {
  const record = identifiers.find((identifier) =>
    asList(asObject(identifier.type)?.coding).some(({ code }) => code === 'MR'),
  );
  return asText(record?.value) ?? null;
}
