import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { type JWKS, type KoaContextWithOIDC } from 'oidc-provider';
import type { Endpoints } from '../endpoints.ts';
import type { Access } from '../fhir/fhirRequest.ts';
import type { Launches } from '../launches.ts';
import type { RegisteredClient } from '../registeredClient.ts';
import { configuration } from './configuration.ts';
import { createGrants, type Grants } from './grants.ts';

export interface AuthorizationServer {
  readonly provider: Provider;
  /** Hands a request over; the server answers it. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** What an access token allows; undefined when it is unknown, expired or revoked. */
  readonly findAccess: (token: string) => Promise<Access | undefined>;
}

export interface AuthorizationOptions {
  readonly endpoints: Endpoints;
  readonly clients: readonly RegisteredClient[];
  readonly redirectUri: string;
  readonly launches: Launches;
  readonly keys: JWKS;
  readonly accessTokenSeconds: number;
  readonly now: () => Date;
}

export function createAuthorizationServer(options: AuthorizationOptions): AuthorizationServer {
  const grants = createGrants(options.launches, options.endpoints.fhirBase);
  const provider = new Provider(options.endpoints.issuer, configuration({ ...options, grants }));
  provider.on('grant.success', (ctx) => addLaunchContext(ctx, grants));
  provider.on('grant.error', sayWhy);
  return {
    provider,
    handle: provider.callback(),
    async findAccess(value) {
      const token = await provider.AccessToken.find(value);
      const context = token?.grantId === undefined ? undefined : grants.contextOf(token.grantId);
      return context && { patientId: context.patientId, scope: token?.scope ?? '' };
    },
  };
}

/** SMART's additions to the token response, at the code exchange and at every refresh. */
function addLaunchContext(ctx: KoaContextWithOIDC, grants: Grants): void {
  const granted = grants.contextOf(ctx.oidc.entities.Grant?.jti ?? '');
  if (granted?.patientId === undefined || !isObject(ctx.body)) return;
  const { patientId: patient, needPatientBanner, appContext } = granted;
  const context = {
    patient,
    need_patient_banner: needPatientBanner,
    ...(appContext === undefined ? {} : { appContext }),
  };
  ctx.body = { ...ctx.body, ...context };
}

/** A stand-in EHR tells the developer what was wrong; a real one would keep it to itself. */
function sayWhy(ctx: KoaContextWithOIDC, error: Error & { error_detail?: string | undefined }): void {
  if (error.error_detail === undefined || !isObject(ctx.body)) return;
  ctx.body = { ...ctx.body, error_description: error.error_detail };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
