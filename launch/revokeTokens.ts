import type { Site } from '../server/config.ts';
import type { Tokens } from '../server/store/store.ts';
import { proveClient } from './clientAuthentication.ts';
import type { LaunchContext } from './launchContext.ts';

/** `failed`: the EHR offers it, and did not say that it was done. */
export type Revocation = 'revoked' | 'not-offered' | 'failed';

/**
 * Asks the EHR to take back the tokens of a launch that has ended. Never rejects: whoever ended it is not kept by an EHR
 * that does not answer, and the tokens end by themselves.
 *
 * @see RFC 7009
 */
export async function revokeTokens(context: LaunchContext, site: Site, tokens: Tokens): Promise<Revocation> {
  try {
    const { revocationEndpoint, tokenEndpoint } = await context.discovery.of(site);
    if (revocationEndpoint === undefined) return 'not-offered';
    const { accessToken, refreshToken } = tokens;
    const asked = [
      ...(refreshToken === undefined ? [] : [{ token: refreshToken, token_type_hint: 'refresh_token' }]),
      { token: accessToken, token_type_hint: 'access_token' },
    ].map(async (token) => {
      const { headers, parameters } = await proveClient(site, tokenEndpoint, context.now());
      const response = await fetch(revocationEndpoint, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ ...token, ...parameters }),
        redirect: 'error',
        signal: AbortSignal.timeout(context.limits.revocation),
      });
      await response.body?.cancel();
      return response.status === 200;
    });
    return (await Promise.all(asked)).every(Boolean) ? 'revoked' : 'failed';
  } catch {
    return 'failed';
  }
}
