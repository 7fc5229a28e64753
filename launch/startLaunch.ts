import type { Site } from '../server/config.ts';
import { NoStandaloneLaunch, UnknownSite } from '../server/errors/standalone.ts';
import { MissingLaunch, UnlistedIss } from '../server/errors.ts';
import type { LaunchKind } from '../server/store/store.ts';
import { authorizationRequest } from './authorizationRequest.ts';
import { hashOf, newBrowserSecret } from './browserSecret.ts';
import { pendingCookie } from './cookies.ts';
import type { LaunchContext } from './launchContext.ts';

export interface StartedLaunch {
  /** Where to send the browser. */
  readonly location: string;
  readonly cookie: { readonly name: string; readonly value: string };
}

/**
 * The site of an `iss`, which has to be the registered one character by character: "/fhir" and "/fhir/" are two, and
 * nothing is requested from an address that is not on the list.
 *
 * @throws MissingLaunch, UnlistedIss
 */
export function siteOf({ sites }: Pick<LaunchContext, 'sites'>, iss: unknown): Site {
  if (typeof iss !== 'string' || iss === '') throw new MissingLaunch();
  const site = sites.find((one) => one.iss === iss);
  if (!site) throw new UnlistedIss(`host ${URL.parse(iss)?.host ?? 'unreadable'}`);
  return site;
}

/**
 * The site that the start page names by its id: no address from outside is ever looked at.
 *
 * @throws UnknownSite
 */
export function siteById({ sites }: Pick<LaunchContext, 'sites'>, id: unknown): Site {
  const site = sites.find((one) => one.id === id);
  if (!site) throw new UnknownSite();
  return site;
}

/**
 * Begins a launch from a chart.
 *
 * @param launch the EHR's handle of it
 * @throws MissingLaunch, EhrUnreachable, UnsuitableEhr
 */
export async function startFromChart(context: LaunchContext, site: Site, launch: unknown): Promise<StartedLaunch> {
  if (typeof launch !== 'string' || launch === '') throw new MissingLaunch();
  return startLaunch(context, site, 'ehr', launch);
}

/**
 * Begins a launch from the start page.
 *
 * @throws NoStandaloneLaunch, EhrUnreachable, UnsuitableEhr
 */
export async function startStandalone(
  context: LaunchContext,
  site: Site,
  kind: Exclude<LaunchKind, 'ehr'>,
): Promise<StartedLaunch> {
  const { capabilities } = await context.discovery.of(site);
  if (!capabilities.includes('launch-standalone')) throw new NoStandaloneLaunch(site.name);
  return startLaunch(context, site, kind);
}

/** Remembers a launch together with this browser, and says where to send the browser to. */
async function startLaunch(
  context: LaunchContext,
  site: Site,
  kind: LaunchKind,
  launch?: string,
): Promise<StartedLaunch> {
  const { store, now, limits, baseUrl } = context;
  const discovery = await context.discovery.of(site);
  const request = await authorizationRequest({ site, kind, launch, discovery, baseUrl, limits }).catch(
    (error: unknown) => {
      context.discovery.forget(site);
      throw error;
    },
  );
  const secret = newBrowserSecret(now());
  await store.savePending({
    state: request.state,
    kind,
    siteId: site.id,
    browserHash: hashOf(secret),
    codeVerifier: request.codeVerifier,
    nonce: request.nonce,
    tokenEndpoint: discovery.tokenEndpoint,
    createdAt: now().toISOString(),
  });
  return { location: request.url, cookie: { name: pendingCookie(request.state), value: secret } };
}
