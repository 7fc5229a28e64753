import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * Names under which secrets or patient data could arrive in a log line. Nothing logs them; should a later change do so by
 * mistake, the line says so instead of the value.
 */
const NEVER = [
  ...[
    'authorization',
    'cookie',
    'set-cookie',
    'accessToken',
    'access_token',
    'refreshToken',
    'refresh_token',
    'id_token',
  ],
  ...['codeVerifier', 'client_assertion', 'client_secret', 'csrfToken', 'patientId', 'patient', 'url', 'body', 'name'],
];

/** The app's JSON log. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const paths = NEVER.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);
  const options = { level, redact: { paths, censor: '[never logged]' } };
  return destination ? pino(options, destination) : pino(options);
}
