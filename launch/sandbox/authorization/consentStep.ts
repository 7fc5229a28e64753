import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import { consentPage } from '../ehr/consentPage.ts';
import { patientChoicePage } from '../ehr/patientChoicePage.ts';
import { refusalReply } from '../ehr/refusalPage.ts';
import { PATHS } from '../endpoints.ts';
import { identity } from '../patients/identity.ts';
import type { Records } from '../patients/records.ts';
import { sendReply } from '../reply.ts';
import { requestBody } from '../requestBody.ts';
import type { AuthorizationOptions, AuthorizationServer } from './authorizationServer.ts';

const REFUSED = { error: 'access_denied', error_description: 'The user did not allow the app to open' };

/** Shows the question, or takes the answer; a refusal goes back to the app as `access_denied`. */
export async function consentStep(
  options: AuthorizationOptions,
  server: AuthorizationServer,
  records: Records,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (request.method === 'POST') await takeAnswer(server, records, request, response);
    else await showQuestion(options, server, records, request, response);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    const problem = 'this question was not asked in this browser, or it has been answered';
    await sendReply(response, refusalReply([{ rule: 'consent', problem }], request.headers.accept ?? ''));
  }
}

async function takeAnswer(
  { provider }: AuthorizationServer,
  records: Records,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const form = new URLSearchParams((await requestBody(request)).toString());
  const patient = records.find(form.get('patient') ?? '')?.id;
  const isAllowed = patient !== undefined || form.get('decision') === 'allow';
  const answer = patient === undefined ? { consent: {} } : { consent: {}, patient };
  await provider.interactionFinished(request, response, isAllowed ? answer : REFUSED);
}

async function showQuestion(
  { launches }: AuthorizationOptions,
  { provider }: AuthorizationServer,
  records: Records,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params, uid } = await provider.interactionDetails(request, response);
  const scopes = String(params.scope).split(' ');
  const action = `${PATHS.consent}/${uid}`;
  if (params.launch === undefined)
    return sendReply(response, patientChoicePage({ patients: records.list(), scopes, action }));
  const patient = records.find(launches.find(String(params.launch))?.patientId ?? '');
  const patientName = patient === undefined ? 'an unknown patient' : identity(patient.resources[0]).name;
  await sendReply(response, consentPage({ patientName, scopes, action }));
}
