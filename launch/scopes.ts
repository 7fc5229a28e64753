import type { Site } from '../server/config.ts';
import { searchesFor } from '../server/fhir/searches.ts';
import { WRITTEN_TYPES } from '../server/fhir/writeScopes.ts';
import type { LaunchKind } from '../server/store/store.ts';

/** The types of resource that the reader of the chart asks for, whoever the patient is; nothing else is wanted. */
const resourceTypes = (): readonly string[] => [...new Set(searchesFor('any').map(({ resourceType }) => resourceType))];

/** Who the user is, and nothing else. */
const USER = ['openid', 'fhirUser'];
/** What asks for the patient: the chart that the app was opened from, or one that the user chooses. */
const CONTEXT = { ehr: 'launch', standalone: 'launch/patient' } as const;

/**
 * The scopes of a launch for a patient: SMART v2 (`.rs`, read and search), or v1 (`.read`) where the EHR does not announce
 * `permission-v2`. To create (`.c`, or `.write`)
 * is asked for only where the site lets LiverMet write. Refreshing is asked for only while the user is signed in, and only
 * where the EHR offers it. The quality team's pages read no chart: there only the user is asked for.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function scopesFor(site: Site, capabilities: readonly string[], kind: LaunchKind): string {
  if (kind === 'quality') return USER.join(' ');
  if (site.scope !== undefined) return forKind(site.scope, kind);
  const [access, create] = capabilities.includes('permission-v2') ? ['rs', 'c'] : ['read', 'write'];
  const online = capabilities.includes('permission-online') ? ['online_access'] : [];
  const reads = resourceTypes().map((type) => `patient/${type}.${access}`);
  const writes = (site.writeBack ?? []).map((kind) => `patient/${WRITTEN_TYPES[kind]}.${create}`);
  return [CONTEXT[kind], ...USER, ...online, ...reads, ...writes].join(' ');
}

/** A site names its scopes as for a launch from the chart. */
const forKind = (scope: string, kind: keyof typeof CONTEXT): string =>
  scope
    .split(' ')
    .map((one) => (one === CONTEXT.ehr ? CONTEXT[kind] : one))
    .join(' ');
