import type { CapabilityStatement, CapabilityStatementRestResource } from 'fhir/r4.js';
import type { Endpoints } from '../endpoints.ts';
import { isCreatable } from './create.ts';
import { RESOURCE_TYPES, searchParameters } from './searchParameters.ts';

const OAUTH_URIS = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris';

/** What `/metadata` says: the types, their searches and, for older clients, where to authorize. */
export function capabilityStatement({ fhirBase, authorizeUrl, tokenUrl }: Endpoints): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-01-01',
    kind: 'instance',
    implementation: { description: 'Sandbox EHR with synthetic patients', url: fhirBase },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: {
          service: [
            {
              coding: [
                { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' },
              ],
            },
          ],
          extension: [
            {
              url: OAUTH_URIS,
              extension: [
                { url: 'authorize', valueUri: authorizeUrl },
                { url: 'token', valueUri: tokenUrl },
              ],
            },
          ],
        },
        resource: RESOURCE_TYPES.map(resourceOf),
      },
    ],
  };
}

const resourceOf = (type: (typeof RESOURCE_TYPES)[number]): CapabilityStatementRestResource => ({
  type,
  interaction: [{ code: 'read' }, { code: 'search-type' }, ...(isCreatable(type) ? [{ code: 'create' as const }] : [])],
  conditionalCreate: isCreatable(type),
  searchParam: [...(searchParameters(type) ?? [])].map(([name, { kind }]) => ({ name, type: kind })),
});
