import type { ErrorRequestHandler } from 'express';
import { BadCdsRequest } from '../../errors/cds.ts';
import { toAppError } from '../../errors/toAppError.ts';
import { type RefusalDeps, recordRefusal } from '../../recordRefusal.ts';
import { requestIdOf } from '../../requestId.ts';
import type { Site } from '../../site.ts';
import { cdsUser } from './cdsUser.ts';

/** Issue types of FHIR R4 by status. */
const ISSUES: Readonly<Record<number, string>> = { 401: 'login', 404: 'not-found', 429: 'throttled' };

/** Failures go to another program, so they are an OperationOutcome instead of a page. */
export const asOutcome =
  (deps: RefusalDeps): ErrorRequestHandler =>
  async (cause, request, response, _next) => {
    const error = toAppError(readable(cause), request.method);
    const { status, code, title, message, todo, reason } = error;
    const requestId = requestIdOf(response);
    deps.logger[status >= 500 ? 'error' : 'warn']({ requestId, code, reason }, 'cds call refused');
    const [site] = (response.locals.sites ?? []) as readonly Site[];
    if (site) error.concerning({ siteId: site.id, user: cdsUser(site, null), patientId: null, action: 'cds-call' });
    await recordRefusal(deps, error, requestId);
    if (status === 401) response.set('WWW-Authenticate', 'Bearer');
    const text = `${title}. ${message} ${todo}`;
    const issue = [{ severity: 'error', code: ISSUES[status] ?? 'invalid', details: { text } }];
    response.status(status).json({ resourceType: 'OperationOutcome', issue });
  };

/** What the body parser throws speaks of forms; a program has to be told about its body. */
function readable(cause: unknown): unknown {
  const type = cause instanceof Error && 'type' in cause ? String(cause.type) : '';
  if (type === 'entity.parse.failed') return new BadCdsRequest('The body is not JSON');
  if (type === 'entity.too.large') return new BadCdsRequest('The body is larger than 32 MB');
  return cause;
}
