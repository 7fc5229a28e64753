import { containedObservations } from './containedObservations.ts';
import { asList, asObject, asText, type Json } from './json.ts';
import type { Entry } from './observations.ts';
import { type Identity, isAbout } from './subject.ts';

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
  const who: Identity = { id: patientId ?? asText(patient?.resource.id), patient: patient?.resource };
  const others = all.filter(({ resource }) => resource.resourceType !== 'Patient');
  const { own = [], foreign = [] } = Object.groupBy(others, ({ resource }) =>
    isAbout(resource, who) ? 'own' : 'foreign',
  );
  const byType = Map.groupBy(own, ({ resource }) => String(resource.resourceType));
  return { patient, of: (type) => byType.get(type) ?? [], foreign: foreign.map(({ reference }) => reference) };
}

/** A resource and the Observations contained in it. */
function withContained(value: unknown): readonly Entry[] {
  const resource = asObject(value);
  const type = asText(resource?.resourceType);
  if (!resource || !type) return [];
  const entry = { reference: `${type}/${asText(resource.id) ?? '(without id)'}`, resource };
  return [entry, ...containedObservations(entry)];
}

/** Of the versions of one resource only the newest; two that cannot be told apart are both kept, and disputed. */
function newestVersions(entries: readonly Entry[]): readonly Entry[] {
  const byReference = Map.groupBy(entries, ({ reference }) => reference);
  return [...byReference].flatMap(([reference, versions]) => {
    if (reference.endsWith('(without id)')) return distinct(versions).map(withDoubt);
    const standing = distinct(newest(versions)).map(withDoubt);
    const disputed = 'in two versions of which none is newer';
    return standing.length > 1 ? standing.map((entry) => ({ ...entry, disputed })) : standing;
  });
}

const withDoubt = (entry: Entry): Entry =>
  asList(entry.resource.modifierExtension).length > 0
    ? { ...entry, disputed: 'with a modifier that is not understood' }
    : entry;

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
