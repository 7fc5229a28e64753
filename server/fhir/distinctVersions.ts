import { asObject, asText, type Json } from '../chart/json.ts';
import { haveOwnIds } from '../chart/ownIds.ts';
import { patientIds } from '../chart/patientIds.ts';

/** "Observation/7"; `undefined` for a resource without id. */
export const typeAndId = ({ resourceType, id }: Json): string | undefined =>
  asText(id) === undefined ? undefined : `${resourceType}/${id}`;

/**
 * Each version of each resource once: pages overlap, and searches too. Which of several versions counts is for the
 * chart to decide. Without a version, only resources equal in every letter are one. Of one that names two patients under one
 * version, neither is taken for the other.
 */
export function distinctVersions(resources: readonly Json[]): readonly Json[] {
  if (haveOwnIds(resources)) return resources;
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const reference of resources.map(typeAndId))
    if (reference !== undefined) (once.has(reference) ? repeated : once).add(reference);
  const keyOf = (resource: Json): string => {
    const reference = typeAndId(resource);
    return reference === undefined || repeated.has(reference) ? versionKey(resource) : reference;
  };
  return [...new Map(resources.map((resource) => [keyOf(resource), resource])).values()];
}

function versionKey(resource: Json): string {
  const meta = asObject(resource.meta);
  const [reference, version] = [typeAndId(resource), asText(meta?.versionId)];
  if (reference === undefined || version === undefined) return JSON.stringify(resource);
  return `${reference}/_history/${version} ${meta?.lastUpdated} ${patientIds(resource)}`;
}
