import { asList, asObject, asText, type Json } from './json.ts';

/** Whose record is read. */
export interface Identity {
  readonly id: string | undefined;
  readonly patient: Json | undefined;
}

/** A person or thing that a result can be about instead of the patient: a donor, an unborn child, a device. */
const SOMEBODY_ELSE = /(^|\/)(Patient|RelatedPerson|Group|Device|Practitioner)\//;

/**
 * Whether a resource is about this patient. One that names nobody is: it came in the patient's own record. One that names
 * somebody in a way that cannot be matched is not.
 */
export function isAbout(resource: Json, who: Identity): boolean {
  if (who.id === undefined) return true;
  const about = resource.subject ?? resource.patient ?? [];
  const isNamed = Array.isArray(about)
    ? about.every((each) => each === undefined || each === null || names(each, resource, who))
    : names(about, resource, who);
  return isNamed && asList(resource.focus).every((focus) => mayBeFocus(focus, who));
}

/** Whether a resource is about a patient, yet not in a way that shows that it is this one. */
export function namesStranger(resource: Json, who: Identity): boolean {
  const [subject] = [resource.subject ?? resource.patient].flat();
  const about = asObject(subject);
  if (about === undefined || names(subject, resource, who)) return false;
  const reference = asText(about.reference);
  if (reference === undefined) return (asText(about.type) ?? 'Patient') === 'Patient';
  return /^(#|urn:|Patient\b)|\/Patient\//.test(reference);
}

function names(subject: unknown, { contained }: Json, { id, patient }: Identity): boolean {
  const about = asObject(subject);
  const reference = asText(about?.reference) ?? asText(subject);
  if (reference?.startsWith('#')) return isInside(reference, contained, patient);
  if (reference !== undefined) return isPatient(reference, id);
  const identifier = asObject(about?.identifier);
  if (identifier) return hasIdentifier(patient, identifier);
  return about !== undefined && (asText(about.type) ?? 'Patient') === 'Patient';
}

/** A person described inside the resource is this patient only when both carry one identifier. */
function isInside(reference: string, contained: unknown, patient: Json | undefined): boolean {
  const inner = asList(contained).find(({ id }) => `#${id}` === reference);
  return (
    inner?.resourceType === 'Patient' &&
    asList(inner.identifier).some((identifier) => hasIdentifier(patient, identifier))
  );
}

const hasIdentifier = (patient: Json | undefined, identifier: Json): boolean =>
  asText(identifier.value) !== undefined &&
  asList(patient?.identifier).some(
    ({ system, value }) =>
      value === identifier.value && (identifier.system === undefined || system === identifier.system),
  );

function isPatient(reference: string, id: string | undefined): boolean {
  const at = reference.indexOf('/_history/');
  const target = at < 0 ? reference : reference.slice(0, at);
  return target === `Patient/${id}` || target.endsWith(`/Patient/${id}`) || target === `urn:uuid:${id}`;
}

const mayBeFocus = (focus: Json, { id }: Identity): boolean => {
  const reference = asText(focus.reference) ?? '';
  return !SOMEBODY_ELSE.test(reference) || isPatient(reference, id);
};
