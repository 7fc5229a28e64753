import { getAndCache } from 'fhirclient/lib/lib.js';
import { z } from 'zod';
import { isTrustworthyUrl, type Site } from '../server/config.ts';
import { EhrUnreachable, UnsuitableEhr } from '../server/errors.ts';
import { failureKind } from './failureKind.ts';
import type { LaunchLimits } from './launchDeps.ts';

const documentSchema = z.object({
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  code_challenge_methods_supported: z.array(z.string()).default([]),
  capabilities: z.array(z.string()).default([]),
  issuer: z.string().optional(),
  jwks_uri: z.string().optional(),
  revocation_endpoint: z.string().optional(),
});

/** What an EHR announces in `.well-known/smart-configuration`, every endpoint checked against the site's hosts. */
export interface Discovery {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly capabilities: readonly string[];
  readonly issuer: string | undefined;
  readonly jwksUri: string | undefined;
  /** Absent, too, where it stands on a host that is not listed: no launch fails for want of it. */
  readonly revocationEndpoint: string | undefined;
}

const MAX_BYTES = 2 ** 20;

/** Options of every discovery request, ours and those that fhirclient makes while it builds the authorization URL. */
export const discoveryRequest = ({ discovery }: LaunchLimits) => ({
  signal: AbortSignal.timeout(discovery),
  redirect: 'error' as const,
  size: MAX_BYTES,
});

/**
 * Reads a site's discovery document.
 *
 * fhirclient keeps every discovery for ever, failures too. This reads through that same cache and forces a new request,
 * so what fhirclient then works with is the document checked here, and a failure lasts no longer than one launch.
 *
 * @throws EhrUnreachable, UnsuitableEhr
 */
export async function discover(site: Site, limits: LaunchLimits): Promise<Discovery> {
  const url = `${site.iss.replace(/\/*$/, '/')}.well-known/smart-configuration`;
  const parsed = documentSchema.safeParse(await read(site, url, limits));
  if (!parsed.success) throw new EhrUnreachable(site.name, 'discovery: not a SMART configuration');
  const { data } = parsed;
  if (!data.code_challenge_methods_supported.includes('S256')) {
    throw new UnsuitableEhr(site.name, 'discovery: no PKCE with S256');
  }
  return {
    authorizationEndpoint: allowed(site, data.authorization_endpoint, 'authorization_endpoint'),
    tokenEndpoint: allowed(site, data.token_endpoint, 'token_endpoint'),
    capabilities: data.capabilities,
    // Whoever signs in somebody's name has to be as well known as the endpoints are.
    issuer: data.issuer && allowed(site, data.issuer, 'issuer'),
    jwksUri: data.jwks_uri && allowed(site, data.jwks_uri, 'jwks_uri'),
    revocationEndpoint: [data.revocation_endpoint].find((endpoint) => endpoint && isAllowed(site, endpoint)),
  };
}

async function read(site: Site, url: string, limits: LaunchLimits): Promise<unknown> {
  try {
    return await getAndCache(url, discoveryRequest(limits), true);
  } catch (error) {
    throw new EhrUnreachable(site.name, `discovery: ${failureKind(error)}`);
  }
}

/**
 * An endpoint on the host of `iss` or on one the site lists.
 *
 * @throws UnsuitableEhr
 */
export function allowed(site: Site, endpoint: string, what: string): string {
  if (isAllowed(site, endpoint)) return endpoint;
  throw new UnsuitableEhr(site.name, `discovery: ${what} is on a host that is not listed for this site`);
}

const isAllowed = (site: Site, endpoint: string): boolean =>
  isTrustworthyUrl(endpoint) && [new URL(site.iss).host, ...site.endpointHosts].includes(new URL(endpoint).host);
