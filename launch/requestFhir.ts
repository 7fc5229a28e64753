import { FhirFailure } from '../server/fhir/fhirFailure.ts';
import { issueCodes } from '../server/fhir/issueCodes.ts';
import { isNestedTooDeeply } from '../server/fhir/nestedTooDeeply.ts';
import type { LaunchContext } from './launchContext.ts';

export interface FhirRequest {
  readonly siteId: string;
  readonly baseUrl: string;
  readonly url: string;
  readonly accessToken: string;
  /** Stays the same for all that one launch, or one token without a launch, asks. */
  readonly asker: string;
  readonly signal: AbortSignal;
}

/** One GET with an access token. Rejects with a FhirFailure; at once while the EHR is being left alone. */
export async function requestFhir(context: LaunchContext, request: FhirRequest): Promise<unknown> {
  const { siteId, asker } = request;
  const start = performance.now();
  const count = (outcome: string) => context.metrics?.fhirRequest(siteId, outcome, (performance.now() - start) / 1000);
  try {
    const asked = { question: questionOf(request.url), asker };
    const answer = await context.circuitOf(siteId).run(() => requestOnce(context, request), asked);
    count('ok');
    return answer;
  } catch (error) {
    count(FhirFailure.of(error).kind);
    throw error;
  }
}

/** What an address asks, the same for every patient. */
const questionOf = (url: string): string =>
  url.replace(/\/Patient\/[^/?]+/, '/Patient/').replaceAll(/([?&](?:patient|subject)=)[^&]*/g, '$1');

async function requestOnce({ smart, limits }: LaunchContext, request: FhirRequest): Promise<unknown> {
  const { baseUrl: serverUrl, url, accessToken, signal } = request;
  const client = smart.client({ serverUrl, tokenResponse: { access_token: accessToken } });
  const options = {
    signal,
    size: limits.fhirBytes,
    headers: { accept: 'application/fhir+json, application/json;q=0.9' },
    includeResponse: true,
  };
  try {
    // Not `request`: on a 401 it forgets the token, and it looks for references to resolve in every entry of every answer.
    const { body } = await client.fhirRequest<{ readonly body?: unknown }>(url, options);
    // fhirclient reads JSON and text, and nothing else.
    if (body === undefined || isNestedTooDeeply(body)) throw new FhirFailure('not-fhir');
    return body;
  } catch (error) {
    throw failureOf(error);
  }
}

function failureOf(error: unknown): FhirFailure {
  if (error instanceof RangeError) return new FhirFailure('not-fhir');
  if (!isHttpError(error)) return FhirFailure.of(error);
  const retryAfter = error.response.headers.get('retry-after') ?? undefined;
  return FhirFailure.ofStatus(error.status, {
    ...(retryAfter === undefined ? {} : { retryAfter }),
    issueCodes: issueCodes(bodyIn(error.message)),
  });
}

/** What fhirclient throws for an answer with an error status. */
interface HttpError extends Error {
  readonly status: number;
  readonly response: { readonly headers: Pick<Headers, 'get'> };
}
const isHttpError = (error: unknown): error is HttpError =>
  error instanceof Error && 'status' in error && typeof error.status === 'number';

/** The body of an error answer: fhirclient keeps it only inside the message, after status, address and an empty line. */
function bodyIn(message: string): unknown {
  try {
    return JSON.parse(message.slice(message.indexOf('\n\n')));
  } catch {
    return undefined;
  }
}
