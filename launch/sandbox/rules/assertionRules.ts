import { decodeJwt, decodeProtectedHeader, type JWTHeaderParameters, type JWTPayload } from 'jose';
import type { Rule } from './rule.ts';

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const LONGEST_LIFE_SECONDS = 5 * 60;

interface Assertion {
  readonly header: Partial<JWTHeaderParameters>;
  readonly payload: JWTPayload;
}

interface AssertionRequest {
  readonly form: URLSearchParams;
  readonly tokenUrl: string;
  readonly now: Date;
}

/** Header and payload of a client assertion, unverified. */
export function readAssertion(jwt: string): Assertion | undefined {
  try {
    return { header: decodeProtectedHeader(jwt), payload: decodeJwt(jwt) };
  } catch {
    return undefined;
  }
}

/** SMART App Launch 2.2, "Asymmetric authentication"; signature and replay are checked by the authorization server. */
export const ASSERTION_RULES: readonly Rule<AssertionRequest>[] = [
  {
    id: 'client_assertion',
    broken: ({ form }) => (readAssertion(form.get('client_assertion') ?? '') ? undefined : 'is missing or no JWT'),
  },
  claim('client_assertion.typ', ({ header }) => (header.typ === 'JWT' ? undefined : 'must be "JWT"')),
  claim('client_assertion.alg', ({ header }) =>
    header.alg === 'RS384' || header.alg === 'ES384' ? undefined : 'must be RS384 or ES384',
  ),
  claim('client_assertion.kid', ({ header }) => (header.kid ? undefined : 'is missing')),
  claim('client_assertion.iss', ({ payload }) =>
    payload.iss !== undefined && payload.iss === payload.sub ? undefined : 'iss and sub must both be the client_id',
  ),
  claim('client_assertion.aud', ({ payload }, { tokenUrl }) =>
    payload.aud === tokenUrl ? undefined : `must be ${tokenUrl}`,
  ),
  claim('client_assertion.exp', ({ payload: { exp } }, { now }) => {
    if (exp === undefined) return 'is missing';
    return exp - now.getTime() / 1000 > LONGEST_LIFE_SECONDS ? 'lies more than five minutes ahead' : undefined;
  }),
  claim('client_assertion.jti', ({ payload }) => (payload.jti ? undefined : 'is missing')),
];

function claim(
  id: string,
  wrong: (assertion: Assertion, request: AssertionRequest) => string | undefined,
): Rule<AssertionRequest> {
  return {
    id,
    broken: (request) => {
      const assertion = readAssertion(request.form.get('client_assertion') ?? '');
      return assertion && wrong(assertion, request);
    },
  };
}
