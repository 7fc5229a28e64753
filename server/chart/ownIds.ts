import { asObject, asText } from './json.ts';

/** Whether each resource has an id that no other one has, as in most records: then none is a version of another. */
export function haveOwnIds(resources: readonly unknown[]): boolean {
  const ids = new Set<string>();
  for (const resource of resources) {
    const id = asText(asObject(resource)?.id);
    if (id === undefined || ids.has(id)) return false;
    ids.add(id);
  }
  return true;
}
