import { isPatientScope } from '../fhir/scopes.ts';
import type { RegisteredClient } from '../registeredClient.ts';
import { entropyBits } from './entropy.ts';
import type { Rule } from './rule.ts';

/** SMART App Launch 2.2 asks for at least this much randomness in `state`. */
const STATE_BITS = 122;

export interface AuthorizeRequest {
  readonly parameters: URLSearchParams;
  readonly clients: readonly RegisteredClient[];
  readonly redirectUri: string;
  readonly fhirBase: string;
  readonly isKnownLaunch: (id: string) => boolean;
}

/** What an app must send to the authorization endpoint in an EHR launch or a standalone one (SMART App Launch 2.2, "Request authorization code"). */
export const AUTHORIZE_RULES: readonly Rule<AuthorizeRequest>[] = [
  {
    id: 'each-parameter-once',
    broken: ({ parameters }) => {
      const repeated = [...new Set(parameters.keys())].filter((name) => parameters.getAll(name).length > 1);
      return repeated.length > 0 ? `sent more than once: ${repeated.join(', ')}` : undefined;
    },
  },
  parameter('response_type', (value) => (value === 'code' ? undefined : 'must be "code"')),
  parameter('client_id', (value, { clients }) =>
    clients.some((client) => client.clientId === value) ? undefined : 'is not registered with this EHR',
  ),
  parameter('redirect_uri', (value, { redirectUri }) =>
    value === redirectUri ? undefined : 'is not exactly the registered one',
  ),
  {
    id: 'launch',
    broken: ({ parameters, isKnownLaunch }) => {
      const launch = parameters.get('launch');
      if (launch === null) return asks(parameters, 'launch') ? 'is missing' : undefined;
      return isKnownLaunch(launch) ? undefined : 'is not a launch this EHR has begun in the last ten minutes';
    },
  },
  parameter('state', (value) =>
    entropyBits(value) >= STATE_BITS ? undefined : `holds less than ${STATE_BITS} bits of randomness`,
  ),
  parameter('aud', (value, { fhirBase }) => (value === fhirBase ? undefined : `must be ${fhirBase}`)),
  parameter('code_challenge', (value) =>
    /^[A-Za-z0-9_-]{43}$/.test(value) ? undefined : 'is not the base64url form of a SHA-256 hash',
  ),
  parameter('code_challenge_method', (value) => (value === 'S256' ? undefined : 'must be "S256"')),
  parameter('scope', (value, { parameters }) => {
    if (asks(parameters, 'launch')) return undefined;
    if (parameters.has('launch')) return 'must contain "launch" in an EHR launch';
    const wantsChart = value.split(' ').some(isPatientScope);
    return wantsChart && !asks(parameters, 'launch/patient')
      ? 'must contain "launch/patient" to read a patient’s record without a launch from a chart'
      : undefined;
  }),
];

const asks = (parameters: URLSearchParams, scope: string): boolean =>
  (parameters.get('scope') ?? '').split(' ').includes(scope);

function parameter(
  name: string,
  wrong: (value: string, request: AuthorizeRequest) => string | undefined,
): Rule<AuthorizeRequest> {
  return {
    id: name,
    broken: (request) => {
      const value = request.parameters.get(name);
      return value === null || value === '' ? 'is missing' : wrong(value, request);
    },
  };
}
