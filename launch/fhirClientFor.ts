import type { Site } from '../server/config.ts';
import { FhirFailure } from '../server/fhir/fhirFailure.ts';
import type { FhirPort } from '../server/fhir/fhirPort.ts';
import type { Launch, Tokens } from '../server/store/store.ts';
import { addressWithin } from './addressWithin.ts';
import type { LaunchContext } from './launchContext.ts';
import type { RefreshTokens } from './refreshTokens.ts';
import { requestFhir } from './requestFhir.ts';

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
      const request = (accessToken: string) =>
        requestFhir(context, { siteId: site.id, baseUrl, url, accessToken, signal });
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
