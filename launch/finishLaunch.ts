import type { Site } from '../server/config.ts';
import {
  AuthorizationFailed,
  EhrUnreachable,
  ForeignBrowser,
  RefusedConsent,
  ReusedCode,
  TokenRefused,
  UnknownState,
  UnlistedIss,
  UnverifiedIdentity,
} from '../server/errors.ts';
import type { PendingLaunch } from '../server/store/store.ts';
import { redirectUri } from './authorizationRequest.ts';
import { isSecretOf } from './browserSecret.ts';
import { pendingCookie } from './cookies.ts';
import { identityProvider, issuerOf } from './identityProvider.ts';
import { InvalidIdToken, type VerifiedUser, verifiedUser } from './idToken.ts';
import type { LaunchContext } from './launchContext.ts';
import { oauthErrorCode } from './oauthError.ts';
import { type OpenedLaunch, openChart, openQualityPages } from './openLaunch.ts';
import { requestTokens, TokenFailure } from './tokenRequest.ts';
import type { TokenResponse } from './tokenResponse.ts';

type Query = Readonly<Record<string, unknown>>;

/**
 * Completes a launch at the callback. Whatever comes of it, its state is used up.
 *
 * @param cookies of the browser, by name
 * @param note is told the site as soon as it is known, and how the launch began if not in a chart
 * @throws AppError of the kind that fits
 */
export async function finishLaunch(
  context: LaunchContext,
  query: Query,
  cookies: ReadonlyMap<string, string>,
  note: (known: { siteId: string; kind?: string }) => void,
): Promise<OpenedLaunch> {
  const pending = await takePending(context, query.state);
  const { kind } = pending;
  note({ siteId: pending.siteId, ...(kind === 'ehr' ? {} : { kind }) });
  if (!isSecretOf(pending.browserHash, cookies.get(pendingCookie(pending.state)))) throw new ForeignBrowser();
  const site = context.sites.find(({ id }) => id === pending.siteId);
  if (!site) throw new UnlistedIss(`site ${pending.siteId} was removed during the launch`);
  await checkIssuer(context, site, query.iss);
  const response = await exchangeCode(context, site, pending, codeIn(query, site));
  const user = await userOf(context, site, pending, response);
  return kind === 'quality'
    ? openQualityPages(context, site, user)
    : openChart(context, site, { ...user, kind, response });
}

async function takePending({ store, now, limits }: LaunchContext, state: unknown): Promise<PendingLaunch> {
  if (typeof state !== 'string' || state === '') throw new UnknownState('no state');
  const pending = await store.takePending(state);
  if (!pending) throw new UnknownState('not stored');
  if (now().getTime() - Date.parse(pending.createdAt) > limits.pending) throw new UnknownState('too old');
  return pending;
}

/**
 * An answer that names its issuer (RFC 9207) must come from this site's: otherwise one registered EHR could have the code
 * of another sent to itself.
 */
async function checkIssuer({ discovery }: LaunchContext, site: Site, iss: unknown): Promise<void> {
  if (iss === undefined) return;
  if (iss !== issuerOf(site, await discovery.of(site))) throw new AuthorizationFailed(site.name);
}

/** The authorization server's answer: a code, or why there is none. */
function codeIn({ code, error }: Query, site: Site): string {
  if (error === 'access_denied' || error === 'consent_required') throw new RefusedConsent(site.name);
  if (error !== undefined) throw new AuthorizationFailed(site.name, oauthErrorCode(error));
  if (typeof code !== 'string' || code === '') throw new AuthorizationFailed(site.name);
  return code;
}

async function exchangeCode(
  { baseUrl, now, limits }: LaunchContext,
  site: Site,
  { codeVerifier, tokenEndpoint }: PendingLaunch,
  code: string,
): Promise<TokenResponse> {
  const grant = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri(baseUrl),
    code_verifier: codeVerifier,
  };
  try {
    return await requestTokens({ site, tokenEndpoint, grant, now: now(), timeLimit: limits.token });
  } catch (error) {
    if (!(error instanceof TokenFailure)) throw error;
    if (error.kind === 'unreachable') throw new EhrUnreachable(site.name, `token: ${error.reason}`);
    throw error.reason === 'invalid_grant' ? new ReusedCode(site.name) : new TokenRefused(site.name, error.reason);
  }
}

async function userOf(
  context: LaunchContext,
  site: Site,
  { nonce }: PendingLaunch,
  { id_token }: TokenResponse,
): Promise<VerifiedUser> {
  const discovery = await context.discovery.of(site);
  const { issuer, jwksUri } = await identityProvider(site, discovery, context.limits.jwks);
  try {
    const keys = context.keysAt(jwksUri);
    return await verifiedUser(id_token, { keys, issuer, clientId: site.clientId, nonce, now: context.now() });
  } catch (error) {
    if (error instanceof InvalidIdToken) throw new UnverifiedIdentity(site.name, error.message);
    throw error;
  }
}
