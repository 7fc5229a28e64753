import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import type { EhrLaunch, Launches } from '../launches.ts';

/** Remembers for which launch each grant was given: that makes a token one patient's. */
export interface Grants {
  readonly launchOf: (grantId: string) => EhrLaunch | undefined;
  /** Grants all that was asked for, once per launch and never from an earlier one: two patients in two tabs stay apart. */
  readonly load: (ctx: KoaContextWithOIDC) => Promise<Grant | undefined>;
  readonly needsConsent: (ctx: KoaContextWithOIDC) => boolean;
}

export function createGrants(launches: Launches, fhirBase: string): Grants {
  const given = new Map<string, EhrLaunch>();
  const needsConsent = (ctx: KoaContextWithOIDC) =>
    launchOfRequest(launches, ctx)?.consent === 'ask' && ctx.oidc.result?.consent === undefined;
  return {
    launchOf: (grantId) => given.get(grantId),
    needsConsent,
    async load(ctx) {
      keepOfflineAccess(ctx);
      const launch = launchOfRequest(launches, ctx);
      const { client, session } = ctx.oidc;
      if (launch === undefined || needsConsent(ctx) || client === undefined || session?.accountId === undefined) {
        return undefined;
      }
      const grant = new ctx.oidc.provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope([...ctx.oidc.requestParamOIDCScopes].join(' '));
      grant.addResourceScope(fhirBase, [...ctx.oidc.requestParamScopes].join(' '));
      given.set(await grant.save(), launch);
      return grant;
    },
  };
}

const launchOfRequest = (launches: Launches, ctx: KoaContextWithOIDC): EhrLaunch | undefined =>
  launches.find(String(ctx.oidc.params?.launch));

/** OpenID Connect drops offline_access unless the user is prompted; SMART apps ask for it without a prompt. */
function keepOfflineAccess(ctx: KoaContextWithOIDC): void {
  const asked = String(ctx.query.scope ?? '').split(' ');
  const { params } = ctx.oidc;
  if (params === undefined || !asked.includes('offline_access') || ctx.oidc.requestParamScopes.has('offline_access'))
    return;
  params.scope = `${params.scope} offline_access`;
}
