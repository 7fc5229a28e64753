import type { IncomingMessage } from 'node:http';
import { PATHS } from '../endpoints.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { requestBody } from '../requestBody.ts';
import { answerFhir, type FhirServer } from './fhirServer.ts';
import { smartConfiguration } from './smartConfiguration.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Answers a request below the FHIR base. */
export async function fhirRoute(
  server: FhirServer,
  request: IncomingMessage,
  { pathname, searchParams }: URL,
): Promise<Reply> {
  const path = pathname.slice(PATHS.fhir.length + 1);
  if (path === '.well-known/smart-configuration') return jsonReply(200, smartConfiguration(server.endpoints));
  return answerFhir(server, {
    method: request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'),
    path,
    parameters: new URLSearchParams([...searchParams, ...(await form(request))]),
    authorization: request.headers.authorization,
  });
}

async function form(request: IncomingMessage): Promise<URLSearchParams> {
  const isForm = request.method === 'POST' && request.headers['content-type']?.startsWith(FORM) === true;
  return new URLSearchParams(isForm ? (await requestBody(request)).toString() : '');
}
