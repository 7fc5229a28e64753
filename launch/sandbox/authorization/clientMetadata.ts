import type { ClientMetadata } from 'oidc-provider';
import type { RegisteredClient } from '../registeredClient.ts';

/** A registered app as the authorization server wants to know it. */
export function clientMetadata(client: RegisteredClient, redirectUri: string): ClientMetadata {
  return {
    client_id: client.clientId,
    redirect_uris: [redirectUri],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    id_token_signed_response_alg: 'RS256',
    ...authentication(client),
  };
}

function authentication(client: RegisteredClient): Omit<ClientMetadata, 'client_id'> {
  switch (client.kind) {
    case 'public':
      return { token_endpoint_auth_method: 'none' };
    case 'secret':
      return { token_endpoint_auth_method: 'client_secret_basic', client_secret: client.secret };
    case 'private-key':
      return {
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: client.algorithm,
        jwks: { keys: [...client.jwks.keys] as NonNullable<ClientMetadata['jwks']>['keys'] },
      };
  }
}
