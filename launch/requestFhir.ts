import { FhirFailure } from '../server/fhir/fhirFailure.ts';
import { issueCodes } from '../server/fhir/issueCodes.ts';
import type { LaunchContext } from './launchContext.ts';
import { LaunchStorage, smartFacade } from './smartFacade.ts';

export interface FhirRequest {
  readonly siteId: string;
  readonly baseUrl: string;
  readonly url: string;
  readonly accessToken: string;
  readonly signal: AbortSignal;
}

/** One GET with an access token. Rejects with a FhirFailure; at once while the EHR is being left alone. */
export async function requestFhir(context: LaunchContext, request: FhirRequest): Promise<unknown> {
  const { siteId } = request;
  const start = performance.now();
  const count = (outcome: string) => context.metrics?.fhirRequest(siteId, outcome, (performance.now() - start) / 1000);
  try {
    const answer = await context.circuitOf(siteId).run(() => requestOnce(context, request));
    count('ok');
    return answer;
  } catch (error) {
    count(FhirFailure.of(error).kind);
    throw error;
  }
}

async function requestOnce({ baseUrl: app, limits }: LaunchContext, request: FhirRequest): Promise<unknown> {
  const { baseUrl: serverUrl, url, accessToken, signal } = request;
  // A client for each request: on a 401 fhirclient forgets its token, which parallel requests still need.
  const client = smartFacade(new LaunchStorage(), app).client({
    serverUrl,
    tokenResponse: { access_token: accessToken },
  });
  const options = {
    url,
    signal,
    redirect: 'error' as const,
    size: limits.fhirBytes,
    headers: { accept: 'application/fhir+json, application/json;q=0.9' },
  };
  try {
    return bodyOf(await client.request<unknown>(options, { useRefreshToken: false, pageLimit: 1 }));
  } catch (error) {
    throw failureOf(error);
  }
}

/** For a content type that is neither JSON nor text, fhirclient hands out the response unread. */
async function bodyOf(answer: unknown): Promise<unknown> {
  if (!(answer instanceof Response)) return answer;
  await answer.body?.cancel();
  throw new FhirFailure('not-fhir');
}

function failureOf(error: unknown): FhirFailure {
  if (error instanceof RangeError) return new FhirFailure('not-fhir');
  if (!(error instanceof Error && 'status' in error && typeof error.status === 'number')) return FhirFailure.of(error);
  const response = 'response' in error && error.response instanceof Response ? error.response : undefined;
  const retryAfter = response?.headers.get('retry-after') ?? undefined;
  return FhirFailure.ofStatus(error.status, {
    ...(retryAfter === undefined ? {} : { retryAfter }),
    issueCodes: issueCodes(bodyIn(error.message)),
  });
}

/** The body of an error answer: fhirclient keeps it only inside the message, after status, address and an empty line. */
function bodyIn(message: string): unknown {
  try {
    return JSON.parse(message.slice(message.indexOf('\n\n')));
  } catch {
    return undefined;
  }
}
