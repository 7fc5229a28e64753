import { z } from 'zod';
import type { Site } from '../server/config.ts';
import { UnverifiedIdentity } from '../server/errors.ts';
import { allowed, type Discovery } from './discovery.ts';
import { failureKind } from './failureKind.ts';

export interface IdentityProvider {
  readonly issuer: string;
  readonly jwksUri: string;
}

const documentSchema = z.object({ issuer: z.string(), jwks_uri: z.string() });

/** Who answers for a site: the FHIR server itself, where its SMART configuration names nobody. */
export const issuerOf = ({ iss }: Site, { issuer = iss }: Discovery): string => issuer;

/**
 * Who signs a site's id_tokens: named in the SMART configuration since version 2, before that in the OpenID
 * configuration below the issuer, which is then the FHIR server.
 *
 * @throws UnverifiedIdentity, UnsuitableEhr
 */
export async function identityProvider(site: Site, discovery: Discovery, timeLimit: number): Promise<IdentityProvider> {
  const issuer = issuerOf(site, discovery);
  const { jwksUri } = discovery;
  if (discovery.issuer !== undefined && jwksUri !== undefined) return { issuer, jwksUri };
  const url = allowed(site, `${issuer.replace(/\/*$/, '')}/.well-known/openid-configuration`, 'issuer');
  const parsed = documentSchema.safeParse(await readJson(site, url, timeLimit));
  if (!parsed.success || parsed.data.issuer !== issuer) {
    throw new UnverifiedIdentity(site.name, 'OpenID configuration does not fit its issuer');
  }
  return { issuer, jwksUri: allowed(site, parsed.data.jwks_uri, 'jwks_uri') };
}

async function readJson(site: Site, url: string, timeLimit: number): Promise<unknown> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeLimit) });
    return await response.json();
  } catch (error) {
    throw new UnverifiedIdentity(site.name, `OpenID configuration: ${failureKind(error)}`);
  }
}
