import type { FhirResource } from 'fhir/r4.js';
import { matcher } from './matcher.ts';

export type Interaction = 'create' | 'read' | 'search';

/** One SMART scope on a patient's resources: `patient/Observation.rs?category=laboratory` or, in the older form, `patient/Observation.read`. */
export interface PatientScope {
  readonly type: string;
  readonly interactions: ReadonlySet<Interaction>;
  readonly query?: URLSearchParams;
}

/** Permissions of SMART 2 come in the fixed order c, r, u, d, s. */
const SCOPE = /^patient\/(\*|[A-Z][A-Za-z]+)\.(read|write|\*|(?=[cruds])c?r?u?d?s?)(?:\?(.+))?$/;

export const isPatientScope = (scope: string): boolean => SCOPE.test(scope);

/** The scopes on patient data among all scopes of a token; the others are none of the FHIR server's business. */
export const parseScopes = (scopes: string): readonly PatientScope[] => scopes.split(' ').flatMap(parseScope);

function parseScope(scope: string): readonly PatientScope[] {
  const [, type, permission = '', query] = SCOPE.exec(scope) ?? [];
  if (type === undefined) return [];
  return [{ type, interactions: interactions(permission), ...(query && { query: new URLSearchParams(query) }) }];
}

function interactions(permission: string): ReadonlySet<Interaction> {
  if (permission === 'read') return new Set<Interaction>(['read', 'search']);
  if (permission === 'write') return new Set<Interaction>(['create']);
  if (permission === '*') return new Set<Interaction>(['create', 'read', 'search']);
  const allowed: Interaction[] = [];
  if (permission.includes('c')) allowed.push('create');
  if (permission.includes('r')) allowed.push('read');
  if (permission.includes('s')) allowed.push('search');
  return new Set(allowed);
}

const applicable = (scopes: readonly PatientScope[], type: string, interaction: Interaction) =>
  scopes.filter((scope) => (scope.type === type || scope.type === '*') && scope.interactions.has(interaction));

/** Whether the scopes allow an interaction with a type at all. */
export const permits = (scopes: readonly PatientScope[], type: string, interaction: Interaction): boolean =>
  applicable(scopes, type, interaction).length > 0;

/** The resources of one type that the scopes show: those that answer the query of at least one scope. */
export function visible(
  scopes: readonly PatientScope[],
  type: string,
  interaction: Interaction,
  resources: readonly FhirResource[],
): readonly FhirResource[] {
  const tests = applicable(scopes, type, interaction).map(({ query }) => (query ? matcher(type, query) : () => true));
  return resources.filter((resource) => resource.resourceType === type && tests.some((test) => test(resource)));
}
