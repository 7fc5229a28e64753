import type { Configuration, ErrorOut, JWKS, KoaContextWithOIDC } from 'oidc-provider';
import { interactionPolicy } from 'oidc-provider';
import { refusalReply } from '../ehr/refusalPage.ts';
import { type Endpoints, PATHS } from '../endpoints.ts';
import { isPatientScope } from '../fhir/scopes.ts';
import { PRACTITIONER } from '../patients/practitioner.ts';
import type { RegisteredClient } from '../registeredClient.ts';
import { clientMetadata } from './clientMetadata.ts';
import type { Grants } from './grants.ts';
import { memoryAdapter } from './memoryAdapter.ts';

const SCOPES = ['openid', 'fhirUser', 'launch', 'launch/patient', 'online_access', 'offline_access'];
const HOUR = 3600;

export interface ConfigurationOptions {
  readonly endpoints: Endpoints;
  readonly clients: readonly RegisteredClient[];
  readonly redirectUri: string;
  readonly grants: Grants;
  readonly keys: JWKS;
  readonly accessTokenSeconds: number;
  /** By which an id_token is dated. */
  readonly now: () => Date;
}

/** Makes the OpenID provider a SMART authorization server. */
export function configuration(options: ConfigurationOptions): Configuration {
  const { endpoints, clients, redirectUri, grants, keys } = options;
  return {
    adapter: memoryAdapter(),
    clients: clients.map((client) => clientMetadata(client, redirectUri)),
    jwks: keys,
    responseTypes: ['code'],
    scopes: SCOPES,
    claims: { openid: ['sub', 'iat'], fhirUser: ['fhirUser'] },
    extraParams: ['launch', 'aud'],
    pkce: { required: () => true },
    clientAuthMethods: ['none', 'client_secret_basic', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['RS384', 'ES384'] },
    routes: { authorization: PATHS.authorize, token: PATHS.token, jwks: PATHS.jwks },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => claimsOf(sub, options) }),
    loadExistingGrant: grants.load,
    interactions: { policy: policy(grants), url: (_ctx, interaction) => `${PATHS.consent}/${interaction.uid}` },
    issueRefreshToken: (_ctx, client, code) =>
      client.grantTypeAllowed('refresh_token') &&
      (code.scopes.has('online_access') || code.scopes.has('offline_access')),
    rotateRefreshToken: true,
    expiresWithSession: () => false,
    ttl: {
      AccessToken: options.accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: HOUR,
      RefreshToken: 24 * HOUR,
      Grant: 24 * HOUR,
      Session: HOUR,
      Interaction: HOUR,
    },
    renderError: (ctx, out) => renderError(ctx, out),
    features: features(endpoints.fhirBase, options.accessTokenSeconds),
  };
}

const claimsOf = (sub: string, { endpoints, now }: ConfigurationOptions) => ({
  sub,
  iat: Math.floor(now().getTime() / 1000),
  fhirUser: `${endpoints.fhirBase}/Practitioner/${PRACTITIONER.id}`,
});

/** The user is signed in already; all that is ever asked is consent, where the launch says so, or which patient, where no chart does. */
function policy(grants: Grants) {
  const { Check, Prompt } = interactionPolicy;
  const ask = new Check(
    'ask',
    'the user must allow the app to open, or choose a patient',
    'consent_required',
    grants.needsAnswer,
  );
  const prompts = interactionPolicy.base();
  prompts.clear();
  prompts.add(new Prompt({ name: 'consent', requestable: true }, ask));
  return prompts;
}

/** The FHIR server is the one resource server: its scopes are whatever patient scopes were asked for, which no fixed list can name. */
const features = (fhirBase: string, accessTokenTTL: number): Configuration['features'] => ({
  devInteractions: { enabled: false },
  userinfo: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => fhirBase,
    useGrantedResource: () => true,
    getResourceServerInfo: (ctx) => ({
      scope: askedScopes(ctx)
        .filter((scope) => SCOPES.includes(scope) || isPatientScope(scope))
        .join(' '),
      audience: fhirBase,
      accessTokenFormat: 'opaque',
      accessTokenTTL,
    }),
  },
});

const askedScopes = ({ oidc }: KoaContextWithOIDC): readonly string[] => {
  const { AuthorizationCode: code, RefreshToken: refreshToken } = oidc.entities;
  return (code?.scope ?? refreshToken?.scope ?? String(oidc.params?.scope ?? '')).split(' ');
};

function renderError(ctx: KoaContextWithOIDC, out: ErrorOut): void {
  const reply = refusalReply([{ rule: out.error, problem: out.error_description ?? 'is refused' }], ctx.get('accept'));
  ctx.set({ ...reply.headers });
  ctx.body = reply.body;
}
