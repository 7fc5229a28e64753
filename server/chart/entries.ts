import { asList, asObject, asText, type Json } from './json.ts';
import type { Entry } from './observations.ts';

/** The resources of one patient, by type, each once. */
export interface Entries {
  readonly patient: Entry | undefined;
  readonly of: (type: string) => readonly Entry[];
  /** References of resources that name another patient: never read. */
  readonly foreign: readonly string[];
}

/**
 * Sorts resources by type, keeps one version of each and leaves out what belongs to somebody else. The order in which
 * resources arrive, repeats and page borders make no difference.
 *
 * @param patientId logical id of the patient; without it, the first Patient among the resources
 */
export function sortEntries(resources: readonly unknown[], patientId?: string): Entries {
  const all = newestVersions(resources.flatMap(withContained));
  const patients = all.filter(({ resource }) => resource.resourceType === 'Patient');
  const patient = patientId ? patients.find(({ resource }) => resource.id === patientId) : patients[0];
  const id = patientId ?? asText(patient?.resource.id);
  const foreign = all.filter(({ resource }) => resource.resourceType !== 'Patient' && !belongsTo(resource, id));
  const own = all.filter((entry) => !foreign.includes(entry));
  const byType = Map.groupBy(own, ({ resource }) => String(resource.resourceType));
  return { patient, of: (type) => byType.get(type) ?? [], foreign: foreign.map(({ reference }) => reference) };
}

/** A resource and the Observations contained in it; a contained one takes over its holder's subject, time and standing. */
function withContained(value: unknown): readonly Entry[] {
  const resource = asObject(value);
  const type = asText(resource?.resourceType);
  if (!resource || !type) return [];
  const reference = `${type}/${asText(resource.id) ?? '(without id)'}`;
  const inner = asList(resource.contained).filter(({ resourceType }) => resourceType === 'Observation');
  const dropped = ['entered-in-error', 'cancelled'].includes(String(resource.status));
  const contained = dropped
    ? []
    : inner.map((each) => ({ reference: `${reference}#${asText(each.id) ?? ''}`, resource: each }));
  return [{ reference, resource }, ...contained];
}

/** Of the versions of one resource only the newest; two that cannot be told apart are both kept, to show as a conflict. */
function newestVersions(entries: readonly Entry[]): readonly Entry[] {
  const byReference = Map.groupBy(entries, ({ reference }) => reference);
  return [...byReference].flatMap(([reference, versions]) =>
    reference.endsWith('(without id)') ? distinct(versions) : distinct(newest(versions)),
  );
}

function newest(versions: readonly Entry[]): readonly Entry[] {
  const isOlder = (a: Json, b: Json) => numbersOf(a).some((each, i) => each < (numbersOf(b)[i] ?? Number.NaN));
  const standing = versions.filter(({ resource }) => !versions.some((other) => isOlder(resource, other.resource)));
  return standing.length > 0 ? standing : versions;
}

/** What orders the versions of one resource: its version number and the time it was stored. NaN compares with nothing. */
const numbersOf = (resource: Json): readonly number[] => {
  const meta = asObject(resource.meta);
  return [Number(meta?.versionId ?? Number.NaN), Date.parse(asText(meta?.lastUpdated) ?? '')];
};

const distinct = (entries: readonly Entry[]): readonly Entry[] =>
  entries.length === 1 ? entries : [...new Map(entries.map((entry) => [canonical(entry.resource), entry])).values()];

/** JSON with its keys in order, so that two spellings of one resource are equal. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    const object = asObject(inner);
    return object ? Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner;
  });
}

/** A resource without a subject is taken as the patient's: it came in the patient's own record. */
function belongsTo(resource: Json, patientId: string | undefined): boolean {
  const subject = asObject(resource.subject) ?? asObject(resource.patient);
  const reference = asText(subject?.reference)?.split('/_history/')[0];
  if (!reference || !patientId || reference.startsWith('#')) return true;
  return (
    reference === `Patient/${patientId}` ||
    reference.endsWith(`/Patient/${patientId}`) ||
    reference === `urn:uuid:${patientId}`
  );
}
