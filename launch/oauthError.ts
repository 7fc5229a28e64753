/** Error codes of RFC 6749 and OpenID Connect. An answer's own text is never shown or logged: it can hold anything. */
const CODES: ReadonlySet<unknown> = new Set([
  'access_denied',
  'consent_required',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'login_required',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
]);

/** The code if it is a known one. */
export const oauthErrorCode = (value: unknown): string | undefined =>
  typeof value === 'string' && CODES.has(value) ? value : undefined;
