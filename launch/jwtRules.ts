import { errors, type JWTPayload } from 'jose';

/** Signatures that only the holder of a private key can make; `none` and shared secrets are not among them. */
export const ASYMMETRIC_ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA'],
];

export const CLOCK_TOLERANCE_SECONDS = 60;

/** Said to be made later than now, by more than two clocks may differ: jose looks at `iat` only where an age is limited. */
export const isAhead = ({ iat = 0 }: JWTPayload, now: Date): boolean =>
  iat - now.getTime() / 1000 > CLOCK_TOLERANCE_SECONDS;

/** The claim that failed, or jose's code; its messages can quote the token. */
export function brokenRule(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired) return error.claim;
  return error instanceof errors.JOSEError ? error.code : 'keys not readable';
}
