import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Launch } from '../server/store/store.ts';
import { ASYMMETRIC_ALGORITHMS, brokenRule, CLOCK_TOLERANCE_SECONDS, isAhead } from './jwtRules.ts';

interface Expected {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly now: Date;
}

/** `user` is the `fhirUser` claim, else issuer and subject. */
export type VerifiedUser = Pick<Launch, 'user' | 'issuer' | 'subject'>;

/** An id_token that does not prove who the user is; `message` is the rule it breaks, fit for a log. */
export class InvalidIdToken extends Error {
  override readonly name = 'InvalidIdToken';
}

/**
 * Who opened the app, as the EHR's signature proves it.
 *
 * @throws InvalidIdToken
 * @see OpenID Connect Core 1.0, section 3.1.3.7
 */
export async function verifiedUser(idToken: string | undefined, expected: Expected): Promise<VerifiedUser> {
  if (idToken === undefined) throw new InvalidIdToken('id_token is missing');
  const claims = await verifiedClaims(idToken, expected);
  if (claims.nonce !== expected.nonce) throw new InvalidIdToken('id_token: nonce');
  if (Array.isArray(claims.aud) && claims.aud.length > 1 && claims.azp !== expected.clientId) {
    throw new InvalidIdToken('id_token: azp');
  }
  const { fhirUser } = claims;
  const [issuer, subject] = [`${claims.iss}`, `${claims.sub}`];
  const user = typeof fhirUser === 'string' && fhirUser !== '' ? fhirUser : `${issuer} ${subject}`;
  return { user, issuer, subject };
}

async function verifiedClaims(idToken: string, { keys, issuer, clientId, now }: Expected): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(idToken, keys, {
      algorithms: ASYMMETRIC_ALGORITHMS,
      issuer,
      audience: clientId,
      currentDate: now,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['exp', 'iat', 'sub'],
    });
    if (isAhead(payload, now)) throw new InvalidIdToken('id_token: iat is ahead of the clock');
    return payload;
  } catch (error) {
    throw error instanceof InvalidIdToken ? error : new InvalidIdToken(`id_token: ${brokenRule(error)}`);
  }
}
