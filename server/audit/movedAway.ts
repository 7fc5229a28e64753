import type { Chart } from '../chart/chart.ts';
import { asObject } from '../chart/json.ts';
import { isAbout } from '../chart/subject.ts';

/** How many resources of a record are of somebody else by the version that counts, and of this patient by another one. */
export function movedAway(resources: readonly unknown[], { foreign, patient }: Chart, patientId: string): number {
  if (foreign.length === 0) return 0;
  const who = { id: patientId, patient: patient?.resource };
  const named = new Set<string>();
  for (const resource of resources.map(asObject))
    if (resource && isAbout(resource, who)) named.add(`${resource.resourceType}/${resource.id}`);
  return new Set(foreign).intersection(named).size;
}
