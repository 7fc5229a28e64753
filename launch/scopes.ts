import type { Site } from '../server/config.ts';
import { searchesFor } from '../server/fhir/searches.ts';

/** The types of resource that the reader of the chart asks for, whoever the patient is; nothing else is wanted. */
const resourceTypes = (): readonly string[] => [...new Set(searchesFor('any').map(({ resourceType }) => resourceType))];

/**
 * The scopes of an EHR launch: SMART v2 (`.rs`, read and search), or v1 (`.read`) where the EHR does not announce
 * `permission-v2`. Refreshing is asked for only while the user is signed in, and only where the EHR offers it.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function scopesFor(site: Site, capabilities: readonly string[]): string {
  if (site.scope !== undefined) return site.scope;
  const access = capabilities.includes('permission-v2') ? 'rs' : 'read';
  const online = capabilities.includes('permission-online') ? ['online_access'] : [];
  const reads = resourceTypes().map((type) => `patient/${type}.${access}`);
  return ['launch', 'openid', 'fhirUser', ...online, ...reads].join(' ');
}
