import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonReply, sendReply } from '../reply.ts';
import { requestBody } from '../requestBody.ts';
import { describe } from '../rules/rule.ts';
import { brokenTokenRules } from '../rules/tokenRules.ts';
import type { AuthorizationOptions, AuthorizationServer } from './authorizationServer.ts';
import { withBody } from './replay.ts';

/** The token endpoint: rules first, then the authorization server checks code, verifier, secret and signature. */
export async function tokenStep(
  options: AuthorizationOptions,
  server: AuthorizationServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await requestBody(request);
  const broken = brokenTokenRules({
    form: new URLSearchParams(body.toString()),
    authorization: request.headers.authorization,
    clients: options.clients,
    redirectUri: options.redirectUri,
    tokenUrl: options.endpoints.tokenUrl,
    now: new Date(),
  });
  if (broken.length === 0) return server.handle(withBody(request, body), response);
  const reply = jsonReply(400, { error: 'invalid_request', error_description: describe(broken), rules: broken });
  return sendReply(response, reply);
}
