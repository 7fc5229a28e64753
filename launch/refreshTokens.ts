import { setTimeout as sleep } from 'node:timers/promises';
import type { Site } from '../server/config.ts';
import { AppError } from '../server/errors.ts';
import { FhirFailure } from '../server/fhir/fhirFailure.ts';
import type { Launch, Tokens } from '../server/store/store.ts';
import type { LaunchContext } from './launchContext.ts';
import { revokeTokens } from './revokeTokens.ts';
import { requestTokens, TokenFailure } from './tokenRequest.ts';
import { patientOf, tokensOf } from './tokenResponse.ts';

/** Gives tokens newer than `stale`, which the caller found to be too old. Rejects with a FhirFailure. */
export type RefreshTokens = (site: Site, launch: Launch, stale: Tokens) => Promise<Tokens>;

const POLL_MS = 100;

/**
 * One refresh at a time for each launch: callers of this process share one, and other processes on the same store wait
 * for it. Two refreshes with one rotating refresh token would make the EHR revoke the whole grant.
 */
export function tokenRefresher(context: LaunchContext): RefreshTokens {
  const running = new Map<string, Promise<Tokens>>();
  return (site, launch, stale) => {
    const begun = running.get(launch.id);
    if (begun) return begun;
    const refresh = refreshed(context, site, launch.id, stale).finally(() => running.delete(launch.id));
    running.set(launch.id, refresh);
    return refresh;
  };
}

async function refreshed(context: LaunchContext, site: Site, id: string, stale: Tokens): Promise<Tokens> {
  const { store, now, limits } = context;
  // Longer than the requests of one refresh can take, so that nobody else begins while one is under way.
  const lease = limits.discovery + limits.token + 5_000;
  const giveUp = now().getTime() + lease;
  while (now().getTime() <= giveUp) {
    const { tokens } = await storedLaunch(context, id);
    if (tokens.accessToken !== stale.accessToken) return tokens;
    const at = now();
    if (await store.claimRefresh(id, at.toISOString(), new Date(at.getTime() + lease).toISOString())) {
      return withRight(context, site, id, stale);
    }
    await sleep(POLL_MS);
  }
  throw new FhirFailure('timeout');
}

async function storedLaunch({ store }: LaunchContext, id: string): Promise<Launch> {
  const launch = await store.findLaunch(id);
  if (!launch) throw new FhirFailure('refused', { status: 401 });
  return launch;
}

/** Reads the launch once more: another process may have refreshed it just before this one got the right to. */
async function withRight(context: LaunchContext, site: Site, id: string, stale: Tokens): Promise<Tokens> {
  const { store, log, metrics } = context;
  try {
    const launch = await storedLaunch(context, id);
    if (launch.tokens.accessToken !== stale.accessToken) {
      await store.releaseRefresh(id);
      return launch.tokens;
    }
    const fresh = await requestFresh(context, site, launch);
    if (!(await store.updateTokens(id, fresh))) {
      // Whoever ended the launch could not give these back: they had not arrived.
      await revokeTokens(context, site, fresh);
      throw new TokenFailure('refused', 'launch ended');
    }
    metrics?.refresh(site.id, 'ok');
    return fresh;
  } catch (error) {
    await store.releaseRefresh(id);
    metrics?.refresh(site.id, 'failed');
    log.warn({ siteId: site.id, outcome: 'refresh-failed', reason: reasonOf(error) }, 'tokens were not refreshed');
    throw failureOf(error);
  }
}

async function requestFresh(context: LaunchContext, site: Site, { patientId, tokens }: Launch): Promise<Tokens> {
  const { refreshToken } = tokens;
  if (refreshToken === undefined) throw new TokenFailure('refused', 'no refresh token');
  const { tokenEndpoint } = await context.discovery.of(site);
  const response = await requestTokens({
    site,
    tokenEndpoint,
    grant: { grant_type: 'refresh_token', refresh_token: refreshToken },
    now: context.now(),
    timeLimit: context.limits.token,
  });
  const patient = patientOf(response);
  // A server that moved the session on to another patient must not feed that one's chart into this page.
  if (patient !== undefined && patient !== patientId) throw new TokenFailure('refused', 'another patient');
  return tokensOf(response, context.now(), tokens);
}

const reasonOf = (error: unknown): string | undefined =>
  error instanceof TokenFailure || error instanceof AppError ? error.reason : undefined;

/** Refused: the access is over. Everything else may work again later. */
function failureOf(error: unknown): FhirFailure {
  if (error instanceof TokenFailure && error.kind === 'refused') return new FhirFailure('refused', { status: 401 });
  return reasonOf(error)?.endsWith('timeout') ? new FhirFailure('timeout') : FhirFailure.of(error);
}
