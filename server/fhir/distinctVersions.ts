import { asText, type Json } from '../chart/json.ts';
import { haveOwnIds } from '../chart/ownIds.ts';

/** "Observation/7"; `undefined` for a resource without id. */
export const typeAndId = ({ resourceType, id }: Json): string | undefined =>
  asText(id) === undefined ? undefined : `${resourceType}/${id}`;

/**
 * Each resource once as often as it says something else: pages overlap, and searches too. Which of several versions counts is
 * for the chart to decide, and that two copies of one version contradict each other is for it to see.
 */
export function distinctVersions(resources: readonly Json[]): readonly Json[] {
  if (haveOwnIds(resources)) return resources;
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const reference of resources.map(typeAndId))
    if (reference !== undefined) (once.has(reference) ? repeated : once).add(reference);
  const keyOf = (resource: Json): string => {
    const reference = typeAndId(resource);
    return reference === undefined || repeated.has(reference) ? JSON.stringify(resource) : reference;
  };
  return [...new Map(resources.map((resource) => [keyOf(resource), resource])).values()];
}
