import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import type { CdsClient, Site } from '../../server/config.ts';
import { UnknownCdsClient } from '../../server/errors/cds.ts';
import { ASYMMETRIC_ALGORITHMS, brokenRule, CLOCK_TOLERANCE_SECONDS, isAhead } from '../jwtRules.ts';
import type { LaunchContext } from '../launchContext.ts';

/** What proves who calls. */
export interface CdsCall {
  /** The Authorization header. */
  readonly authorization: string | undefined;
  /** The address that was called, as the EHR knows it: what its JWT has to name as audience. */
  readonly endpoint: string;
}

/** Longest life of a JWT that is taken; its id is remembered for as long. */
const LONGEST_SECONDS = 3600;

/**
 * The sites whose CDS Hooks client calls, several only where the tenants of one EHR share an issuer: the JWT is signed by a
 * key of the registered address, meant for the called address, not over, and was never used before. A key address that
 * only the JWT itself names is never asked.
 *
 * @throws UnknownCdsClient
 * @see CDS Hooks 2.0.1, "Trusting CDS Clients"
 */
export async function cdsCaller(context: LaunchContext, call: CdsCall): Promise<readonly Site[]> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(call.authorization ?? '')?.[1];
  if (token === undefined) throw new UnknownCdsClient('no bearer token');
  const issuer = unverified(() => decodeJwt(token)).iss;
  const sites = context.sites.filter(({ cdsHooks }) => cdsHooks !== undefined && cdsHooks.issuer === issuer);
  const client = sites[0]?.cdsHooks;
  if (!client) throw new UnknownCdsClient('iss: not registered');
  const { jti, exp } = await verified(context, client, token, call.endpoint);
  const until = new Date((exp + CLOCK_TOLERANCE_SECONDS) * 1000).toISOString();
  const isFirst = await context.store.useOnce(`cds ${client.issuer} ${jti}`, context.now().toISOString(), until);
  if (!isFirst) throw new UnknownCdsClient('jti: used before');
  return sites;
}

/** What a JWT says of itself, read only to find the keys that have to prove it. */
function unverified<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new UnknownCdsClient('not a JWT');
  }
}

async function verified(context: LaunchContext, client: CdsClient, token: string, endpoint: string) {
  const { jku } = unverified(() => decodeProtectedHeader(token));
  if (jku !== undefined && jku !== client.jwksUrl) throw new UnknownCdsClient('jku: not the registered one');
  const { payload } = await jwtVerify(token, context.keysAt(client.jwksUrl), {
    algorithms: ASYMMETRIC_ALGORITHMS,
    issuer: client.issuer,
    audience: endpoint,
    typ: 'JWT',
    currentDate: context.now(),
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ['exp', 'iat', 'jti'],
  }).catch((error: unknown) => {
    throw new UnknownCdsClient(`jwt: ${brokenRule(error)}`);
  });
  const { jti, exp = 0 } = payload;
  if (typeof jti !== 'string' || jti === '' || jti.length > 256) throw new UnknownCdsClient('jti: not usable');
  if (isAhead(payload, context.now())) throw new UnknownCdsClient('iat: ahead of the clock');
  if (exp - context.now().getTime() / 1000 > LONGEST_SECONDS) throw new UnknownCdsClient('exp: too far ahead');
  return { jti, exp };
}
