import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FhirFailure } from '../../../server/fhir/fhirFailure.ts';
import type { FhirPort } from '../../../server/fhir/fhirPort.ts';
import { issueCodes } from '../../../server/fhir/issueCodes.ts';

/** Everything in here is patient data: none of it may show in a gap or in a failure. */
export const PATIENT = 'pat-7f3e';
export const FAMILY_NAME = 'Wolkenstein';

export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly base: string;
}
export type Handler = (call: Call) => void | Promise<void>;

export interface LocalEhr {
  readonly baseUrl: string;
  /** Path and query of every request, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** A real HTTP server on a free port of this machine; its FHIR base is `/fhir`. */
export async function localEhr(handler: Handler): Promise<LocalEhr> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    void handler({ request, response, url: new URL(request.url ?? '', base()), base: base() });
  });
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: base(),
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function send(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/fhir+json', ...headers });
  response.end(text);
}

/** A FhirPort on `fetch`: text for text types, JSON for JSON types, as the contract of FhirPort says. */
export const fetchPort = (baseUrl: string): FhirPort => ({
  baseUrl,
  get: async (path, signal) => {
    const response = await fetch(new URL(path, `${baseUrl}/`), { signal, redirect: 'error' });
    const type = response.headers.get('content-type') ?? '';
    const text = await response.text();
    if (!response.ok) {
      const retryAfter = response.headers.get('retry-after');
      throw FhirFailure.ofStatus(response.status, {
        issueCodes: issueCodes(parsed(text)),
        ...(retryAfter === null ? {} : { retryAfter }),
      });
    }
    if (type.startsWith('text/')) return text;
    if (!type.includes('json')) throw new FhirFailure('not-fhir');
    return JSON.parse(text);
  },
});

/** An error status may come with any body, or with none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const outcome = (severity: string, code: string, epicCode?: string) => ({
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity,
      code,
      ...(epicCode === undefined
        ? {}
        : { details: { coding: [{ system: 'urn:oid:1.2.840.114350.1.13.0.1.7.2.657369', code: epicCode }] } }),
      diagnostics: `${FAMILY_NAME}, ${PATIENT}`,
    },
  ],
});

export const bundle = (entries: readonly unknown[], next?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
  entry: entries.map((resource) => ({ resource, search: { mode: 'match' } })),
});
