import { containedObservations } from './containedObservations.ts';
import { asList, asObject, asText, type Json } from './json.ts';
import type { Entry } from './observations.ts';
import { haveOwnIds } from './ownIds.ts';
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
  const all = standingVersions(resources);
  const patient = all.find(
    ({ resource }) => resource.resourceType === 'Patient' && (!patientId || resource.id === patientId),
  );
  const who: Identity = { id: patientId ?? asText(patient?.resource.id), patient: patient?.resource };
  const foreign: string[] = [];
  const byType = new Map<unknown, Entry[]>();
  for (const entry of all) {
    const type = entry.resource.resourceType;
    if (type === 'Patient') continue;
    const ofType = byType.get(type);
    if (!isAbout(entry.resource, who)) foreign.push(entry.reference);
    else if (ofType) ofType.push(entry);
    else byType.set(type, [entry]);
  }
  return { patient, of: (type) => byType.get(type) ?? [], foreign };
}

/** Of every resource the version that counts, and the Observations contained in that one. */
function standingVersions(resources: readonly unknown[]): readonly Entry[] {
  const all = resources.flatMap(entryOf);
  const standing = haveOwnIds(resources) ? all.map(withDoubt) : newestVersions(all);
  const inside = standing.flatMap(containedIn);
  return inside.length === 0 ? standing : [...standing, ...newestVersions(inside)];
}

function entryOf(value: unknown): readonly Entry[] {
  const resource = asObject(value);
  const type = asText(resource?.resourceType);
  return resource && type ? [{ reference: `${type}/${asText(resource.id) ?? WITHOUT_ID}`, resource }] : [];
}

const WITHOUT_ID = '(without id)';

/** They are as much in doubt as what they are contained in. */
function containedIn(entry: Entry): readonly Entry[] {
  if (entry.resource.contained === undefined) return [];
  const { disputed } = entry;
  return containedObservations(entry).map((each) => (disputed === undefined ? each : { ...each, disputed }));
}

/** Of the versions of one resource only the newest; two that cannot be told apart are both kept, and disputed. */
function newestVersions(entries: readonly Entry[]): readonly Entry[] {
  const byReference = Map.groupBy(entries, ({ reference }) => reference);
  return [...byReference].flatMap(([reference, versions]) => {
    if (versions.length === 1) return versions.map(withDoubt);
    if (reference.includes(WITHOUT_ID)) return distinct(versions).map(withDoubt);
    const standing = distinct(newest(versions)).map(withDoubt);
    const disputed = 'in two versions of which none is newer';
    return standing.length > 1 ? standing.map((entry) => ({ ...entry, disputed })) : standing;
  });
}

const withDoubt = (entry: Entry): Entry =>
  asList(entry.resource.modifierExtension).length > 0
    ? { ...entry, disputed: 'with a modifier that is not understood' }
    : entry;

/** The versions of which no other has a higher number or was stored later. */
function newest(versions: readonly Entry[]): readonly Entry[] {
  const numbered = versions.map((entry) => ({ entry, numbers: numbersOf(entry.resource) }));
  const highest = [0, 1].map((key) => numbered.reduce((most, { numbers }) => larger(most, numbers[key]), Number.NaN));
  const standing = numbered.filter(({ numbers }) => !numbers.some((each, key) => each < (highest[key] ?? Number.NaN)));
  // Where the order by number contradicts that by time, nothing tells which one is newer, nor that it is none of them.
  const isTold = ({ numbers }: (typeof numbered)[number]) => numbers.some((each) => !Number.isNaN(each));
  const contradicts = numbered.some(isTold) && !standing.some(isTold);
  return standing.length > 0 && !contradicts ? standing.map(({ entry }) => entry) : versions;
}

const larger = (most: number, each = Number.NaN): number => (each <= most || Number.isNaN(each) ? most : each);

/** What orders the versions of one resource: its version number and the time it was stored. NaN compares with nothing. */
const numbersOf = (resource: Json): readonly number[] => {
  const meta = asObject(resource.meta);
  const version = String(meta?.versionId);
  return [/^\d+$/.test(version) ? Number(version) : Number.NaN, Date.parse(asText(meta?.lastUpdated) ?? '')];
};

const distinct = (entries: readonly Entry[]): readonly Entry[] => [
  ...new Map(entries.map((entry) => [canonical(entry.resource), entry])).values(),
];

/** JSON with its keys in order and no blanks around the id, so that two spellings of one resource are equal. */
function canonical(resource: Json): string {
  return JSON.stringify({ ...resource, id: asText(resource.id) }, (_, inner: unknown) => {
    const object = asObject(inner);
    return object ? Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner;
  });
}
