import type { FhirResource } from 'fhir/r4.js';
import { PRACTITIONER } from '../patients/practitioner.ts';
import type { Reply } from '../reply.ts';
import { capabilityStatement } from './capabilityStatement.ts';
import { create } from './create.ts';
import type { Access, FhirRequest, FhirServer } from './fhirRequest.ts';
import { FhirRefusal } from './operationOutcome.ts';
import { type Interaction, parseScopes, permits, visible } from './scopes.ts';
import { search } from './search.ts';
import { isServed } from './searchParameters.ts';

/** Answers one request to the FHIR server; every failure is an OperationOutcome. */
export async function answerFhir(server: FhirServer, request: FhirRequest): Promise<Reply> {
  try {
    if (request.path === 'metadata') return fhirReply(200, capabilityStatement(server.endpoints));
    const access = await authenticate(server, request.authorization);
    if (isCreate(request)) {
      const { status, resource, headers } = create(server, access, request);
      return fhirReply(status, resource, headers);
    }
    return fhirReply(200, interact(server, access, request));
  } catch (error) {
    if (error instanceof FhirRefusal) return fhirReply(error.status, error.outcome, error.headers);
    throw error;
  }
}

const isCreate = ({ method, path }: FhirRequest): boolean => method === 'POST' && /^[A-Z][A-Za-z]+$/.test(path);

async function authenticate(server: FhirServer, header: string | undefined): Promise<Access> {
  const challenge = `Bearer realm="${server.endpoints.fhirBase}"`;
  const [, token] = /^Bearer (\S+)$/i.exec(header ?? '') ?? [];
  if (token === undefined) throw new FhirRefusal(401, 'login', 'No access token', { 'www-authenticate': challenge });
  const access = await server.findAccess(token);
  if (access !== undefined) return access;
  const invalid = `${challenge}, error="invalid_token"`;
  throw new FhirRefusal(401, 'login', 'The access token is unknown, expired or revoked', {
    'www-authenticate': invalid,
  });
}

function interact(server: FhirServer, access: Access, { method, path, parameters }: FhirRequest): FhirResource {
  const [type = '', id, ...more] = path.split('/');
  const searching = id === undefined ? method === 'GET' : id === '_search' && method === 'POST';
  if (more.length > 0) throw new FhirRefusal(404, 'not-supported', `There is nothing at ${path}`);
  if (!searching && (method !== 'GET' || id === undefined)) {
    throw new FhirRefusal(405, 'not-supported', `${method} ${path} is not supported`, { allow: 'GET, POST' });
  }
  if (searching) return search(server.endpoints.fhirBase, type, parameters, allowed(server, access, type, 'search'));
  return read(server, access, type, id ?? '');
}

function read(server: FhirServer, access: Access, type: string, id: string): FhirResource {
  if (type === 'Practitioner') return readUser(access, id);
  const found = allowed(server, access, type, 'read').find((resource) => resource.id === id);
  if (found === undefined) throw new FhirRefusal(404, 'not-found', `${type}/${id} is not known`);
  return found;
}

/** Whoever may learn who the user is may read that user's own resource. */
function readUser(access: Access, id: string): FhirResource {
  if (!access.scope.split(' ').includes('fhirUser')) throw forbidden('Practitioner', 'read');
  if (id !== PRACTITIONER.id) throw new FhirRefusal(404, 'not-found', `Practitioner/${id} is not known`);
  return PRACTITIONER;
}

/** Only the record of the token's own patient is ever looked at: nobody else's resource can leak through a search. */
function allowed(server: FhirServer, access: Access, type: string, interaction: Interaction): readonly FhirResource[] {
  if (!isServed(type)) throw new FhirRefusal(404, 'not-supported', `Resource type ${type} is not served here`);
  const scopes = parseScopes(access.scope);
  if (!permits(scopes, type, interaction)) throw forbidden(type, interaction);
  return visible(scopes, type, interaction, recordOf(server, access));
}

const recordOf = ({ records }: FhirServer, { patientId }: Access): readonly FhirResource[] =>
  (patientId === undefined ? undefined : records.find(patientId)?.resources) ?? [];

const forbidden = (type: string, interaction: Interaction): FhirRefusal =>
  new FhirRefusal(403, 'forbidden', `The scopes of this token do not allow to ${interaction} ${type}`, {
    'www-authenticate': 'Bearer error="insufficient_scope"',
  });

const fhirReply = (status: number, resource: FhirResource, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/fhir+json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(resource),
});
