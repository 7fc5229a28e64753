import type { ErrorRequestHandler, Request, Response } from 'express';
import { StoreAway } from './errors/store.ts';
import { toAppError } from './errors/toAppError.ts';
import { NotStored, Unexpected } from './errors.ts';
import { firstFrame } from './firstFrame.ts';
import type { PageFrame } from './present/pageFrame.ts';
import { type RefusalDeps, recordRefusal } from './recordRefusal.ts';
import { requestIdOf } from './requestId.ts';

type FrameOf = (request: Request, response: Response) => Promise<PageFrame | null>;

/**
 * The last stop of every failure: a page that says what happened and what to do, with the right status code. The log gets a
 * code and a reference, never an address with its query, a message of another system, or a stack with values in it.
 *
 * @param frameOf who the page that failed is about, where that is known
 */
export function errorPage(deps: RefusalDeps, frameOf: FrameOf): ErrorRequestHandler {
  return async (cause: unknown, request, response, next) => {
    if (response.headersSent) return next(cause);
    const error = toAppError(cause, request.method);
    const reference = requestIdOf(response);
    const kind = cause instanceof Error ? cause.name : typeof cause;
    const where = error instanceof Unexpected ? { kind, at: firstFrame(cause) } : {};
    deps.logger[error.status >= 500 ? 'error' : 'warn'](
      { reference, code: error.code, reason: error.reason, ...where },
      'refused',
    );
    await recordRefusal(deps, error, reference);
    // Nobody who sends too many requests makes us send more; and without the store nobody is known to have a launch.
    const isBare = error.status === 429 || error instanceof StoreAway || error instanceof NotStored;
    const frame = isBare ? null : await frameOf(request, response).catch(() => null);
    response.status(error.status).render('error', {
      frame,
      error: { title: error.title, happened: error.message, whatToDo: error.todo, reference },
      typed: response.locals.typed ?? [],
    });
  };
}
