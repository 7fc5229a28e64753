import { asObject, asText, type Json } from './json.ts';
import { haveOwnIds } from './ownIds.ts';
import { periodOf } from './time.ts';

/**
 * The versions of resources that may be read at `asOf` (epoch milliseconds). A version that was stored or issued later was
 * not known then, so it does not hide an older one that was: a result corrected after a procedure counts as it stood before.
 * Where no version is known to have been there in time, all stay: many exports carry the time of the export.
 */
export function versionsAt(resources: readonly unknown[], asOf: number, zone: string): readonly unknown[] {
  if (haveOwnIds(resources)) return resources;
  const byReference = Map.groupBy(resources, referenceOf);
  if ([...byReference].every(([reference, versions]) => reference === '' || versions.length === 1)) return resources;
  const hidden = new Set(
    [...byReference].flatMap(([reference, versions]) => (reference === '' ? [] : notYet(versions, asOf, zone))),
  );
  return resources.filter((resource) => !hidden.has(resource));
}

const referenceOf = (value: unknown): string => {
  const resource = asObject(value);
  const [type, id] = [asText(resource?.resourceType), asText(resource?.id)];
  return type === undefined || id === undefined ? '' : `${type}/${id}`;
};

/** The versions to leave out: stored later when another was stored in time, else issued later when another was issued in time. */
function notYet(versions: readonly unknown[], asOf: number, zone: string): readonly unknown[] {
  const inTime = (time: (resource: Json) => unknown) => (version: unknown) =>
    (periodOf(time(asObject(version) ?? {}), zone)?.start ?? Number.NEGATIVE_INFINITY) <= asOf;
  const [stored, issued] = [inTime(({ meta }) => asObject(meta)?.lastUpdated), inTime((resource) => resource.issued)];
  const both = (version: unknown) => stored(version) && issued(version);
  const known = [both, issued].find((isKnown) => versions.some(isKnown));
  return known === undefined ? [] : versions.filter((version) => !known(version));
}
