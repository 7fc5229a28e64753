import { exportJWK, generateKeyPair } from 'jose';
import type { JWKS } from 'oidc-provider';

/** The key that signs id_tokens, fresh at every start: a key in the repository would be a secret that everybody knows. */
export async function signingKeys(): Promise<JWKS> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'sandbox' };
  return { keys: [key as JWKS['keys'][number]] };
}
