import {
  convertToSearchableDates,
  evalFhirPathTyped,
  indexSearchParameter,
  matchesSearchRequest,
  parseSearchRequest,
  toTypedValue,
} from '@medplum/core';
import type { FhirResource } from 'fhir/r4.js';
import { RESOURCE_TYPES, searchParameters } from './searchParameters.ts';

/** The matcher knows no search parameter by itself: the full R4 definitions weigh tens of megabytes, and this server names the few it serves. */
for (const type of RESOURCE_TYPES) {
  for (const [code, { kind, path }] of searchParameters(type) ?? []) {
    indexSearchParameter({
      resourceType: 'SearchParameter',
      id: `${type}-${code}`,
      url: `urn:sandbox:${type}-${code}`,
      name: code,
      description: code,
      status: 'active',
      base: [type],
      code,
      type: kind,
      expression: `${type}.${path}`,
      ...(kind === 'reference' ? { target: ['Patient'] } : {}),
    });
  }
}

/** Whether a resource answers a query such as `code=http://loinc.org|1975-2&date=ge2026-01-01`, whose names are known to be valid. */
export function matcher(type: string, query: URLSearchParams): (resource: FhirResource) => boolean {
  const request = parseSearchRequest(`${type}?${query}`);
  return (resource) => matchesSearchRequest(resource, request);
}

/** Earliest instant of a date element (ISO 8601 in UTC), for sorting. */
export function earliest(resource: FhirResource, path: string): string | undefined {
  const values = evalFhirPathTyped(`${resource.resourceType}.${path}`, [toTypedValue(resource)]);
  return convertToSearchableDates(values)
    .map((range) => range?.start)
    .filter((start) => start !== undefined)
    .sort()[0];
}
