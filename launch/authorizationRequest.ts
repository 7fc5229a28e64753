import { z } from 'zod';
import type { Site } from '../server/config.ts';
import { EhrUnreachable, UnsuitableEhr } from '../server/errors.ts';
import type { LaunchKind } from '../server/store/store.ts';
import { randomText } from './browserSecret.ts';
import { type Discovery, discoveryRequest } from './discovery.ts';
import { failureKind } from './failureKind.ts';
import type { LaunchLimits } from './launchDeps.ts';
import { scopesFor } from './scopes.ts';
import { LaunchStorage, smartFacade } from './smartFacade.ts';

export interface AuthorizationRequest {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

interface Wanted {
  readonly site: Site;
  readonly kind: LaunchKind;
  /** The EHR's handle of this launch; undefined where it did not begin in a chart. */
  readonly launch: string | undefined;
  readonly discovery: Discovery;
  readonly baseUrl: string;
  readonly limits: LaunchLimits;
}

const keptSchema = z.object({ codeVerifier: z.string().regex(/^[\w~.-]{43,128}$/) });

export const redirectUri = (baseUrl: string): string => `${baseUrl}/callback`;

/**
 * Where to send the browser so that the EHR asks for consent. fhirclient builds the address and the PKCE pair; the
 * state (fhirclient's own has too little randomness) and the nonce are ours.
 *
 * @throws EhrUnreachable; UnsuitableEhr when fhirclient found another endpoint than the one checked
 */
export async function authorizationRequest(wanted: Wanted): Promise<AuthorizationRequest> {
  const { site, kind, launch, discovery, baseUrl } = wanted;
  const state = randomText();
  const nonce = randomText();
  const storage = new LaunchStorage();
  const built = await smartFacade(storage, baseUrl, { iss: site.iss, ...(launch === undefined ? {} : { launch }) })
    .authorize({
      clientId: site.clientId,
      scope: scopesFor(site, discovery.capabilities, kind),
      redirectUri: redirectUri(baseUrl),
      stateKey: state,
      pkceMode: 'required',
      noRedirect: true,
      wellKnownRequestOptions: discoveryRequest(wanted.limits),
      conformanceRequestOptions: discoveryRequest(wanted.limits),
    })
    .catch((error: unknown) => {
      throw new EhrUnreachable(site.name, `discovery: ${failureKind(error)}`);
    });
  const kept = keptSchema.safeParse(await storage.get(state));
  const { authorizationEndpoint: endpoint } = discovery;
  if (!built?.startsWith(`${endpoint}?`) || !kept.success) {
    throw new UnsuitableEhr(site.name, 'discovery: changed during the launch');
  }
  // fhirclient appends "?" even to an endpoint that has a query.
  const parameters = `${built.slice(endpoint.length + 1)}&nonce=${nonce}`;
  const url = `${endpoint}${endpoint.includes('?') ? '&' : '?'}${parameters}`;
  return { url, state, nonce, codeVerifier: kept.data.codeVerifier };
}
