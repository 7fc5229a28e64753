import type { RegisteredClient } from '../registeredClient.ts';
import { ASSERTION_RULES, ASSERTION_TYPE, readAssertion } from './assertionRules.ts';
import { type BrokenRule, brokenRules, type Rule } from './rule.ts';

export interface TokenRequest {
  readonly form: URLSearchParams;
  /** Authorization header. */
  readonly authorization: string | undefined;
  readonly clients: readonly RegisteredClient[];
  readonly redirectUri: string;
  readonly tokenUrl: string;
  readonly now: Date;
}

/** What an app must send to the token endpoint; whether code, verifier, secret and signature are right is the authorization server's to say. */
const RULES: readonly Rule<TokenRequest>[] = [
  {
    id: 'grant_type',
    broken: ({ form }) =>
      ['authorization_code', 'refresh_token'].includes(form.get('grant_type') ?? '')
        ? undefined
        : 'must be "authorization_code" or "refresh_token"',
  },
  required('authorization_code', 'code'),
  required('authorization_code', 'code_verifier'),
  required('refresh_token', 'refresh_token'),
  {
    id: 'redirect_uri',
    broken: ({ form, redirectUri }) =>
      form.get('grant_type') !== 'authorization_code' || form.get('redirect_uri') === redirectUri
        ? undefined
        : 'is not the one of the authorization request',
  },
];

/** Client authentication is the same for a code and for a refresh, and the way each client was registered for. */
const AUTHENTICATION: { readonly [K in RegisteredClient['kind']]: readonly Rule<TokenRequest>[] } = {
  public: [
    { id: 'client_id', broken: ({ form }) => (form.has('client_id') ? undefined : 'a public client must send it') },
    {
      id: 'authentication',
      broken: (request) => (authenticates(request) ? 'a public client has no credentials' : undefined),
    },
  ],
  secret: [
    {
      id: 'authentication',
      broken: ({ authorization, form }) =>
        isBasic(authorization) && !form.has('client_secret')
          ? undefined
          : 'a client with a secret must authenticate with HTTP Basic, not in the body',
    },
    clientIdOmitted('client_id'),
  ],
  'private-key': [
    {
      id: 'client_assertion_type',
      broken: ({ form }) =>
        form.get('client_assertion_type') === ASSERTION_TYPE ? undefined : `must be ${ASSERTION_TYPE}`,
    },
    clientIdOmitted('client_id'),
    ...ASSERTION_RULES,
  ],
};

/** Every rule that a token request breaks. */
export function brokenTokenRules(request: TokenRequest): readonly BrokenRule[] {
  const client = request.clients.find(({ clientId }) => clientId === claimedClient(request));
  if (client === undefined) return [{ rule: 'client_id', problem: 'the request names no registered client' }];
  return brokenRules([...RULES, ...AUTHENTICATION[client.kind]], request);
}

function claimedClient({ authorization, form }: TokenRequest): string | undefined {
  if (isBasic(authorization)) {
    const [id = ''] = Buffer.from(authorization.slice('Basic '.length), 'base64').toString().split(':');
    return formDecoded(id);
  }
  const assertion = form.get('client_assertion');
  return (assertion !== null ? readAssertion(assertion)?.payload.sub : undefined) ?? form.get('client_id') ?? undefined;
}

/** RFC 6749 section 2.3.1: id and secret are form-encoded before they are joined. */
const formDecoded = (text: string): string => new URLSearchParams(`v=${text}`).get('v') ?? '';

const isBasic = (authorization: string | undefined): authorization is string => /^Basic /.test(authorization ?? '');

const authenticates = ({ authorization, form }: TokenRequest): boolean =>
  authorization !== undefined || form.has('client_secret') || form.has('client_assertion');

function clientIdOmitted(id: string): Rule<TokenRequest> {
  return {
    id,
    broken: ({ form }) => (form.has('client_id') ? 'a confidential client must leave it out of the body' : undefined),
  };
}

function required(grantType: string, name: string): Rule<TokenRequest> {
  return {
    id: name,
    broken: ({ form }) => (form.get('grant_type') === grantType && !form.get(name) ? 'is missing' : undefined),
  };
}
