import { asObject, asText, type Json } from './json.ts';

/** The id in a reference to a Patient, relative or absolute, versioned or not; `undefined` for any other reference. */
export const patientIdIn = (reference: unknown): string | undefined =>
  /(?:^|\/)Patient\/([^/?#]+)(?:\/_history\/[^/?#]+)?$/.exec(asText(reference) ?? '')?.[1];

/** Ids of the Patients that a resource says it is about: its own id for a Patient, else `subject` and `patient`. */
export function patientIds(resource: Json): readonly string[] {
  if (resource.resourceType === 'Patient') return [asText(resource.id)].filter((id) => id !== undefined);
  return [resource.subject, resource.patient]
    .map((about) => patientIdIn(asObject(about)?.reference))
    .filter((id) => id !== undefined);
}
