import type { Site } from '../server/config.ts';
import type { CreateAnswer, CreatePort, CreateRequest } from '../server/fhir/createPort.ts';
import { FhirFailure } from '../server/fhir/fhirFailure.ts';
import type { FhirPort } from '../server/fhir/fhirPort.ts';
import type { Launch, Tokens } from '../server/store/store.ts';
import { addressesWithin } from './addressesWithin.ts';
import { createFhir } from './createFhir.ts';
import type { LaunchContext } from './launchContext.ts';
import type { RefreshTokens } from './refreshTokens.ts';
import { requestFhir } from './requestFhir.ts';

/** Refreshed this long before it ends, so that a token does not end between leaving here and arriving there. */
const EARLY_MS = 30_000;

/**
 * The way to the FHIR server of one launch: fhirclient makes each request; where it may go, which token it carries and
 * what a failure means is decided here.
 */
export function fhirClientFor(
  context: LaunchContext,
  refresh: RefreshTokens,
  site: Site,
  launch: Launch,
): FhirPort & CreatePort {
  let { tokens } = launch;
  const baseUrl = site.iss.replace(/\/+$/, '');
  const addressOf = addressesWithin(baseUrl);
  const siteId = site.id;
  const fresh = async (stale: Tokens) => {
    tokens = await refresh(site, launch, stale);
    return tokens;
  };
  const current = async () => (isEnding(tokens, context.now()) ? fresh(tokens) : tokens);
  return {
    baseUrl,
    get: async (path, signal) => {
      const url = addressOf(path);
      const request = (accessToken: string) =>
        requestFhir(context, { siteId, baseUrl, url, accessToken, asker: launch.id, signal });
      const used = await current();
      try {
        return await request(used.accessToken);
      } catch (error) {
        const isOver = error instanceof FhirFailure && error.status === 401;
        if (!isOver || used.refreshToken === undefined) throw error;
        return request((await fresh(used)).accessToken);
      }
    },
    create: (request, signal) => createWith(context, { site, asker: launch.id, request, signal, current, fresh }),
  };
}

/** Tokens that cannot be refreshed are used as long as the server takes them. */
const isEnding = ({ refreshToken, expiresAt }: Tokens, now: Date): boolean =>
  refreshToken !== undefined && Date.parse(expiresAt) - now.getTime() < EARLY_MS;

interface Creation {
  readonly site: Site;
  readonly asker: string;
  readonly request: CreateRequest;
  readonly signal: AbortSignal;
  readonly current: () => Promise<Tokens>;
  readonly fresh: (stale: Tokens) => Promise<Tokens>;
}

/** Sends once; once more, with fresh tokens, only where the first ones were refused, for then nothing was stored. */
async function createWith(
  context: LaunchContext,
  { site, asker, request, signal, ...tokens }: Creation,
): Promise<CreateAnswer> {
  const url = `${site.iss.replace(/\/+$/, '')}/${request.resourceType}`;
  const send = ({ accessToken }: Tokens) =>
    createFhir(context, request, { siteId: site.id, url, accessToken, asker, signal });
  try {
    const used = await tokens.current();
    const answer = await send(used);
    const isOver = answer.kind === 'answered' && answer.status === 401 && used.refreshToken !== undefined;
    return isOver ? await send(await tokens.fresh(used)) : answer;
  } catch (error) {
    // Only refreshing rejects: either nothing was sent yet, or it was refused.
    return { kind: 'not-sent', failure: FhirFailure.of(error) };
  }
}
