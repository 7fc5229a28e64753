import type { Site } from '../server/config.ts';
import { searchesFor } from '../server/fhir/searches.ts';
import { WRITTEN_TYPES } from '../server/fhir/writeScopes.ts';

/** The types of resource that the reader of the chart asks for, whoever the patient is; nothing else is wanted. */
const resourceTypes = (): readonly string[] => [...new Set(searchesFor('any').map(({ resourceType }) => resourceType))];

/**
 * The scopes of an EHR launch: SMART v2 (`.rs`, read and search), or v1 (`.read`) where the EHR does not announce
 * `permission-v2`. To create (`.c`, or `.write`) is asked for only where the site lets LiverMet write. Refreshing is asked for only while the user is signed in, and only where the EHR offers it.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function scopesFor(site: Site, capabilities: readonly string[]): string {
  if (site.scope !== undefined) return site.scope;
  const [access, create] = capabilities.includes('permission-v2') ? ['rs', 'c'] : ['read', 'write'];
  const online = capabilities.includes('permission-online') ? ['online_access'] : [];
  const reads = resourceTypes().map((type) => `patient/${type}.${access}`);
  const writes = (site.writeBack ?? []).map((kind) => `patient/${WRITTEN_TYPES[kind]}.${create}`);
  return ['launch', 'openid', 'fhirUser', ...online, ...reads, ...writes].join(' ');
}
