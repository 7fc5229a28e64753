import { randomUUID } from 'node:crypto';
import type { DocumentReference, FhirResource, Observation } from 'fhir/r4.js';
import type { Access, FhirRequest, FhirServer } from './fhirRequest.ts';
import { FhirRefusal } from './operationOutcome.ts';
import { parseScopes, permits, visible } from './scopes.ts';

/** What an app may write into a record. */
export const CREATABLE = ['Observation', 'DocumentReference'] as const;
type Creatable = Observation | DocumentReference;

export const isCreatable = (type: string): type is (typeof CREATABLE)[number] =>
  CREATABLE.some((each) => each === type);

interface Created {
  readonly status: 200 | 201;
  readonly resource: FhirResource;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Creates a resource in the record of the token's patient, once for each If-None-Exist.
 * @throws FhirRefusal
 */
export function create({ records, endpoints }: FhirServer, access: Access, request: FhirRequest): Created {
  const { path: type, body = '', ifNoneExist } = request;
  if (!isCreatable(type))
    throw new FhirRefusal(405, 'not-supported', `${type} cannot be created here`, { allow: 'GET' });
  const { patientId } = access;
  const scopes = parseScopes(access.scope);
  if (patientId === undefined || !permits(scopes, type, 'create')) throw forbidden(type);
  const given = valid(parse(body), type, patientId, endpoints.fhirBase);
  const own = records.find(patientId)?.resources ?? [];
  const place = (resource: FhirResource) => ({
    location: `${endpoints.fhirBase}/${type}/${resource.id}/_history/1`,
    etag: 'W/"1"',
  });
  const [found, ...more] = ifNoneExist === undefined ? [] : matching(own, type, ifNoneExist);
  if (more.length > 0) throw new FhirRefusal(412, 'multiple-matches', 'If-None-Exist finds more than one resource');
  if (found) return { status: 200, resource: found, headers: place(found) };
  const resource: Creatable = {
    ...given,
    id: randomUUID(),
    meta: { versionId: '1', lastUpdated: new Date().toISOString() },
  };
  if (visible(scopes, type, 'create', [resource]).length === 0) throw forbidden(type);
  records.add(patientId, resource);
  return { status: 201, resource, headers: place(resource) };
}

const forbidden = (type: string): FhirRefusal =>
  new FhirRefusal(403, 'forbidden', `The scopes of this token do not allow to create this ${type}`, {
    'www-authenticate': 'Bearer error="insufficient_scope"',
  });

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new FhirRefusal(400, 'structure', 'The body is not JSON');
  }
}

/** The least that any server asks for: type, status, code or content, and above all the token's patient as subject. */
function valid(value: unknown, type: string, patientId: string, base: string): Creatable {
  const resource = value as Partial<Observation> & Partial<DocumentReference> & { resourceType?: string };
  if (typeof value !== 'object' || value === null || resource.resourceType !== type)
    throw new FhirRefusal(400, 'structure', `The body is not a ${type}`);
  const subject = resource.subject?.reference;
  if (subject !== `Patient/${patientId}` && subject !== `${base}/Patient/${patientId}`)
    throw new FhirRefusal(422, 'business-rule', 'The subject is not the patient of this launch');
  const isWhole = type === 'Observation' ? resource.code?.coding : resource.content?.[0]?.attachment;
  if (!resource.status || !isWhole) throw new FhirRefusal(422, 'required', 'status, and code or content, are required');
  return resource as Creatable;
}

/** Those of the wanted type that bear an identifier: `identifier=system|value`, the one condition that is understood. */
function matching(resources: readonly FhirResource[], type: string, query: string): readonly FhirResource[] {
  const parameters = [...new URLSearchParams(query.replace(/^\?/, ''))];
  const [name, token = ''] = parameters[0] ?? [];
  const [system, value] = token.split('|');
  if (name !== 'identifier' || parameters.length > 1 || !system || !value)
    throw new FhirRefusal(400, 'not-supported', 'If-None-Exist must be identifier=system|value');
  const bears = (resource: FhirResource) =>
    'identifier' in resource &&
    [resource.identifier].flat().some((each) => each?.system === system && each.value === value);
  return resources.filter((resource) => resource.resourceType === type && bears(resource));
}
