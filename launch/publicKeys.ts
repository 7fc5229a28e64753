import type { JWK } from 'jose';
import type { Site } from '../server/config.ts';

/** What makes a public key of each type (RFC 7518, sections 6.2.1 and 6.3.1); every other member stays here. */
const PUBLIC_MEMBERS: Readonly<Record<string, readonly (keyof JWK)[]>> = {
  RSA: ['kty', 'kid', 'n', 'e'],
  EC: ['kty', 'kid', 'crv', 'x', 'y'],
};

/** The JWK Set that EHRs verify client assertions with: every site's keys, each once. */
export function publicKeys(sites: readonly Site[]): { readonly keys: readonly JWK[] } {
  const keys = sites
    .flatMap(({ authentication, bulk }) => [authentication, ...(bulk?.authentication ? [bulk.authentication] : [])])
    .flatMap((authentication) =>
      authentication.kind === 'private-key'
        ? authentication.privateKeys.map((key) => publicKey(key, authentication.algorithm))
        : [],
    );
  return { keys: [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()] };
}

function publicKey(key: JWK, alg: string): JWK {
  const members = PUBLIC_MEMBERS[key.kty ?? ''] ?? [];
  return { ...Object.fromEntries(members.map((member) => [member, key[member]])), alg, use: 'sig' };
}
