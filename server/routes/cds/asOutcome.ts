import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { BadCdsRequest } from '../../errors/cds.ts';
import { toAppError } from '../../errors/toAppError.ts';

/** Failures go to another program, so they are an OperationOutcome instead of a page. */
export const asOutcome =
  (logger: Logger): ErrorRequestHandler =>
  (cause, request, response, _next) => {
    const { status, code, title, message, todo, reason } = toAppError(readable(cause), request.method);
    logger[status >= 500 ? 'error' : 'warn']({ code, reason }, 'cds call refused');
    if (status === 401) response.set('WWW-Authenticate', 'Bearer');
    const text = `${title}. ${message} ${todo}`;
    const issue = [{ severity: 'error', code: status === 401 ? 'login' : 'invalid', details: { text } }];
    response.status(status).json({ resourceType: 'OperationOutcome', issue });
  };

/** What the body parser throws speaks of forms; a program has to be told about its body. */
function readable(cause: unknown): unknown {
  const type = cause instanceof Error && 'type' in cause ? String(cause.type) : '';
  if (type === 'entity.parse.failed') return new BadCdsRequest('The body is not JSON');
  if (type === 'entity.too.large') return new BadCdsRequest('The body is larger than 32 MB');
  return cause;
}
