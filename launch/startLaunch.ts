import type { Site } from '../server/config.ts';
import { MissingLaunch, UnlistedIss } from '../server/errors.ts';
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
 * Begins a launch: remembers it together with this browser, and says where to send the browser to.
 *
 * @param launch the EHR's handle of it
 * @throws MissingLaunch, EhrUnreachable, UnsuitableEhr
 */
export async function startLaunch(context: LaunchContext, site: Site, launch: unknown): Promise<StartedLaunch> {
  if (typeof launch !== 'string' || launch === '') throw new MissingLaunch();
  const { store, now, limits, baseUrl } = context;
  const discovery = await context.discovery.of(site);
  const request = await authorizationRequest({ site, launch, discovery, baseUrl, limits }).catch((error: unknown) => {
    context.discovery.forget(site);
    throw error;
  });
  const secret = newBrowserSecret(now());
  await store.savePending({
    state: request.state,
    siteId: site.id,
    browserHash: hashOf(secret),
    codeVerifier: request.codeVerifier,
    nonce: request.nonce,
    tokenEndpoint: discovery.tokenEndpoint,
    createdAt: now().toISOString(),
  });
  return { location: request.url, cookie: { name: pendingCookie(request.state), value: secret } };
}
