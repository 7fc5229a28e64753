import type { IncomingMessage } from 'node:http';
import { PATHS } from '../endpoints.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { requestBody } from '../requestBody.ts';
import { bulkExport } from './bulkExport.ts';
import type { FhirServer } from './fhirRequest.ts';
import { answerFhir } from './fhirServer.ts';
import { smartConfiguration } from './smartConfiguration.ts';

/** Bytes; a document of some pages. */
const LARGEST_RESOURCE = 2 * 2 ** 20;
const FORM = 'application/x-www-form-urlencoded';

/** Answers a request below the FHIR base. */
export async function fhirRoute(
  server: FhirServer,
  request: IncomingMessage,
  { pathname, searchParams }: URL,
): Promise<Reply> {
  const path = pathname.slice(PATHS.fhir.length + 1);
  const exported = bulkExport(server.endpoints, server.records, { method: request.method, path });
  if (exported) return exported;
  if (path === '.well-known/smart-configuration') return jsonReply(200, smartConfiguration(server.endpoints));
  const isForm = request.method === 'POST' && request.headers['content-type']?.startsWith(FORM) === true;
  const body =
    request.method === 'POST' ? (await requestBody(request, isForm ? undefined : LARGEST_RESOURCE)).toString() : '';
  const form = new URLSearchParams(isForm ? body : '');
  return answerFhir(server, {
    method: request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'),
    path,
    parameters: new URLSearchParams([...searchParams, ...form]),
    authorization: request.headers.authorization,
    ...(isForm ? {} : { body }),
    ifNoneExist: request.headers['if-none-exist']?.toString(),
  });
}
