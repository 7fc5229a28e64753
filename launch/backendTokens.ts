import { z } from 'zod';
import { type BulkServer, isTrustworthyUrl } from '../server/config.ts';
import { ExportInterrupted } from '../server/fhir/export/exportError.ts';
import type { TokenClient } from './clientAuthentication.ts';
import { failureKind } from './failureKind.ts';
import { requestTokens, TokenFailure } from './tokenRequest.ts';
import type { TokenResponse } from './tokenResponse.ts';

/** A server that wants to know who asks. */
type SignedIn = BulkServer & Required<Pick<TokenClient, 'authentication'>>;

/** Reading and searching everything that is exported; servers of SMART v1 know it as `.read`. */
const SCOPES = ['system/*.rs', 'system/*.read'] as const;
const TIME_LIMIT_MS = 30_000;
const USUAL_SECONDS = 300;
/** A token is renewed before it ends, so that it lasts over the request it is for. */
const MARGIN_MS = 30_000;

const discoverySchema = z.object({ token_endpoint: z.string() });

/**
 * Access tokens of SMART Backend Services: kept as long as they last, then asked for anew, with a new assertion each time.
 *
 * @returns gives the token; with `refused`, another one than before. Rejects with ExportInterrupted
 * @see SMART App Launch 2.2, "Backend Services"
 */
export function backendTokens(server: SignedIn, now: () => Date): (refused: boolean) => Promise<string> {
  let endpoint = server.tokenUrl;
  let kept: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  const renew = async () => {
    endpoint ??= await tokenEndpoint(server);
    const { access_token: token, expires_in: seconds = USUAL_SECONDS } = await tokenFrom(server, endpoint, now());
    const life = seconds * 1000;
    kept = { token, until: now().getTime() + Math.max(life - MARGIN_MS, life / 2) };
    return token;
  };
  return (refused) => {
    if (!refused && kept && now().getTime() < kept.until) return Promise.resolve(kept.token);
    // Two downloads whose token ends at the same time ask once.
    asking ??= renew().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

async function tokenFrom(server: SignedIn, endpoint: string, now: Date): Promise<TokenResponse> {
  for (const scope of SCOPES) {
    try {
      const grant = { grant_type: 'client_credentials', scope };
      return await requestTokens({ site: server, tokenEndpoint: endpoint, grant, now, timeLimit: TIME_LIMIT_MS });
    } catch (error) {
      if (!(error instanceof TokenFailure)) throw error;
      if (error.reason === 'invalid_scope' && scope !== SCOPES.at(-1)) continue;
      const problem = error.kind === 'refused' ? 'gives LiverMet no token' : 'does not answer';
      throw new ExportInterrupted(`the token endpoint on ${new URL(endpoint).host} ${problem} (${error.reason})`);
    }
  }
  throw new RangeError('no scope');
}

async function tokenEndpoint(server: BulkServer): Promise<string> {
  const { host } = new URL(server.baseUrl);
  const found = discoverySchema.safeParse(await discovered(server, host));
  if (!found.success)
    throw new ExportInterrupted(`${host} does not say where its token endpoint is; name it as "tokenUrl"`);
  const endpoint = found.data.token_endpoint;
  const isListed = [host, ...server.endpointHosts].includes(URL.parse(endpoint)?.host ?? '');
  if (isListed && isTrustworthyUrl(endpoint)) return endpoint;
  throw new ExportInterrupted(`${host} names a token endpoint on a host that "endpointHosts" does not list`);
}

async function discovered({ baseUrl }: BulkServer, host: string): Promise<unknown> {
  try {
    const response = await fetch(`${baseUrl}/.well-known/smart-configuration`, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    return await response.json();
  } catch (error) {
    throw new ExportInterrupted(`${host} does not say where its token endpoint is (${failureKind(error)})`);
  }
}
