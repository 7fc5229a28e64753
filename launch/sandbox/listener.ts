import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { authorizationRoute } from './authorization/authorizationRoute.ts';
import { type Ehr, ehrPage } from './ehr/ehrPages.ts';
import { STYLE_PATH } from './ehr/page.ts';
import { type Endpoints, PATHS } from './endpoints.ts';
import type { FhirServer } from './fhir/fhirRequest.ts';
import { fhirRoute } from './fhir/fhirRoute.ts';
import type { Intercept } from './intercept.ts';
import { type Reply, sendReply } from './reply.ts';

const STYLE = readFileSync(new URL('./ehr/ehr.css', import.meta.url), 'utf8');

export interface Parts {
  readonly endpoints: Endpoints;
  readonly ehr: Ehr;
  readonly fhir: FhirServer;
  readonly authorization: ReturnType<typeof authorizationRoute>;
  readonly intercept: Intercept | undefined;
}

/** Sends each request to the part that answers it. */
export function listener(parts: Parts): RequestListener {
  return (request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      const status = error instanceof RangeError ? 413 : 500;
      const text = error instanceof Error ? error.message : 'The sandbox failed';
      if (response.headersSent) response.destroy();
      else response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
    });
  };
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', parts.endpoints.origin);
  const fault = await parts.intercept?.(interceptable(request, url));
  if (fault !== undefined) return sendReply(response, fault);
  const step = parts.authorization(url.pathname);
  if (step !== undefined) return step(request, response);
  return sendReply(response, await reply(parts, request, url));
}

async function reply({ fhir, ehr }: Parts, request: IncomingMessage, url: URL): Promise<Reply> {
  if (url.pathname.startsWith(`${PATHS.fhir}/`)) return fhirRoute(fhir, request, url);
  if (url.pathname === STYLE_PATH) return { status: 200, headers: { 'content-type': 'text/css' }, body: STYLE };
  if (url.pathname === '/favicon.ico') return { status: 204 };
  return ehrPage(ehr, url);
}

function interceptable({ method = 'GET' }: IncomingMessage, { pathname, searchParams }: URL) {
  const [, type] = /^\/fhir\/([A-Z][A-Za-z]*)/.exec(pathname) ?? [];
  return { method, path: pathname, search: searchParams, ...(type !== undefined && { type }) };
}
