import type { Site } from '../server/config.ts';
import { FhirFailure } from '../server/fhir/fhirFailure.ts';
import type { FhirPort } from '../server/fhir/fhirPort.ts';
import { issueCodes } from '../server/fhir/issueCodes.ts';
import type { Launch, Tokens } from '../server/store/store.ts';
import { addressWithin } from './addressWithin.ts';
import type { LaunchContext } from './launchContext.ts';
import type { RefreshTokens } from './refreshTokens.ts';
import { LaunchStorage, smartFacade } from './smartFacade.ts';

/** Refreshed this long before it ends, so that a token does not end between leaving here and arriving there. */
const EARLY_MS = 30_000;

/**
 * The way to the FHIR server of one launch: fhirclient makes each request; where it may go, which token it carries and
 * what a failure means is decided here.
 */
export function fhirClientFor(context: LaunchContext, refresh: RefreshTokens, site: Site, launch: Launch): FhirPort {
  let { tokens } = launch;
  const baseUrl = site.iss.replace(/\/+$/, '');
  const fresh = async (stale: Tokens) => {
    tokens = await refresh(site, launch, stale);
    return tokens;
  };
  return {
    baseUrl,
    get: async (path, signal) => {
      const url = addressWithin(baseUrl, path);
      const request = (accessToken: string) => requestOnce(context, { baseUrl, url, accessToken, signal });
      const used = isEnding(tokens, context.now()) ? await fresh(tokens) : tokens;
      try {
        return await request(used.accessToken);
      } catch (error) {
        const isOver = error instanceof FhirFailure && error.status === 401;
        if (!isOver || used.refreshToken === undefined) throw error;
        return request((await fresh(used)).accessToken);
      }
    },
  };
}

/** Tokens that cannot be refreshed are used as long as the server takes them. */
const isEnding = ({ refreshToken, expiresAt }: Tokens, now: Date): boolean =>
  refreshToken !== undefined && Date.parse(expiresAt) - now.getTime() < EARLY_MS;

interface Request {
  readonly baseUrl: string;
  readonly url: string;
  readonly accessToken: string;
  readonly signal: AbortSignal;
}

async function requestOnce({ baseUrl: app, limits }: LaunchContext, request: Request): Promise<unknown> {
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
