import type { IncomingMessage, ServerResponse } from 'node:http';
import { PATHS } from '../endpoints.ts';
import type { Records } from '../patients/records.ts';
import type { AuthorizationOptions, AuthorizationServer } from './authorizationServer.ts';
import { authorizeStep } from './authorizeStep.ts';
import { consentStep } from './consentStep.ts';
import { resumeSession } from './session.ts';
import { tokenStep } from './tokenStep.ts';

type Step = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The step of the authorization server that answers at a path; undefined when none does. */
export function authorizationRoute(
  options: AuthorizationOptions,
  server: AuthorizationServer,
  records: Records,
): (pathname: string) => Step | undefined {
  return (pathname) => {
    if (pathname === PATHS.authorize) return (request, response) => authorizeStep(options, server, request, response);
    if (pathname === PATHS.token) return (request, response) => tokenStep(options, server, request, response);
    if (pathname === PATHS.jwks || pathname === '/.well-known/openid-configuration') return server.handle;
    if (pathname.startsWith(`${PATHS.consent}/`)) {
      return (request, response) => consentStep(options, server, records, request, response);
    }
    if (!pathname.startsWith(`${PATHS.authorize}/`)) return undefined;
    return async (request, response) => {
      await resumeSession(server.provider, request, pathname.slice(PATHS.authorize.length + 1));
      await server.handle(request, response);
    };
  };
}
