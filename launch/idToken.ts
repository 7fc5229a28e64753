import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { ASYMMETRIC_ALGORITHMS, brokenRule, CLOCK_TOLERANCE_SECONDS } from './jwtRules.ts';

interface Expected {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly now: Date;
}

/** An id_token that does not prove who the user is; `message` is the rule it breaks, fit for a log. */
export class InvalidIdToken extends Error {
  override readonly name = 'InvalidIdToken';
}

/**
 * Who opened the app, as the EHR's signature proves it: the `fhirUser` claim, else issuer and subject.
 *
 * @throws InvalidIdToken
 * @see OpenID Connect Core 1.0, section 3.1.3.7
 */
export async function verifiedUser(idToken: string | undefined, expected: Expected): Promise<string> {
  if (idToken === undefined) throw new InvalidIdToken('id_token is missing');
  const claims = await verifiedClaims(idToken, expected);
  if (claims.nonce !== expected.nonce) throw new InvalidIdToken('id_token: nonce');
  if (Array.isArray(claims.aud) && claims.aud.length > 1 && claims.azp !== expected.clientId) {
    throw new InvalidIdToken('id_token: azp');
  }
  const { fhirUser } = claims;
  return typeof fhirUser === 'string' && fhirUser !== '' ? fhirUser : `${claims.iss} ${claims.sub}`;
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
    return payload;
  } catch (error) {
    throw new InvalidIdToken(`id_token: ${brokenRule(error)}`);
  }
}
