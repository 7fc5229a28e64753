import type { Endpoints } from '../endpoints.ts';
import { CREATABLE } from './create.ts';
import { RESOURCE_TYPES } from './searchParameters.ts';

const CAPABILITIES = [
  'launch-ehr',
  'launch-standalone',
  'client-public',
  'client-confidential-symmetric',
  'client-confidential-asymmetric',
  'context-ehr-patient',
  'context-standalone-patient',
  'context-banner',
  'sso-openid-connect',
  'permission-patient',
  'permission-offline',
  'permission-online',
  'permission-v1',
  'permission-v2',
];

/** The document at `.well-known/smart-configuration` (SMART App Launch 2.2, conformance). */
export function smartConfiguration({ issuer, authorizeUrl, tokenUrl, jwksUrl }: Endpoints) {
  return {
    issuer,
    jwks_uri: jwksUrl,
    authorization_endpoint: authorizeUrl,
    token_endpoint: tokenUrl,
    token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: [
      ...[
        'openid',
        'fhirUser',
        'launch',
        'launch/patient',
        'online_access',
        'offline_access',
        'patient/*.rs',
        'patient/*.read',
      ],
      ...RESOURCE_TYPES.map((type) => `patient/${type}.rs`),
      ...CREATABLE.map((type) => `patient/${type}.c`),
    ],
    capabilities: CAPABILITIES,
  };
}
