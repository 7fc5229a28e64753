import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusalReply } from '../ehr/refusalPage.ts';
import { sendReply } from '../reply.ts';
import { AUTHORIZE_RULES } from '../rules/authorizeRules.ts';
import { brokenRules } from '../rules/rule.ts';
import type { AuthorizationOptions, AuthorizationServer } from './authorizationServer.ts';
import { signIn } from './session.ts';

/** The authorization endpoint: a launch that breaks a rule is refused here, with its name; everything else is the authorization server's. */
export async function authorizeStep(
  options: AuthorizationOptions,
  server: AuthorizationServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const broken = brokenRules(AUTHORIZE_RULES, {
    parameters: new URL(request.url ?? '/', options.endpoints.origin).searchParams,
    clients: options.clients,
    redirectUri: options.redirectUri,
    fhirBase: options.endpoints.fhirBase,
    isKnownLaunch: (id) => options.launches.find(id) !== undefined,
  });
  if (broken.length > 0) return sendReply(response, refusalReply(broken, request.headers.accept ?? ''));
  await signIn(server.provider, request);
  return server.handle(request, response);
}
