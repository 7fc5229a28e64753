/** Where everything stands, from the origin of the sandbox. */
export interface Endpoints {
  readonly origin: string;
  readonly fhirBase: string;
  readonly issuer: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
}

export const PATHS = {
  fhir: '/fhir',
  authorize: '/auth/authorize',
  token: '/auth/token',
  jwks: '/auth/jwks',
  consent: '/consent',
};

export const endpoints = (origin: string): Endpoints => ({
  origin,
  fhirBase: origin + PATHS.fhir,
  issuer: origin,
  authorizeUrl: origin + PATHS.authorize,
  tokenUrl: origin + PATHS.token,
  jwksUrl: origin + PATHS.jwks,
});
