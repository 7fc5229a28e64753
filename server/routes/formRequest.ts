import { type Request, type RequestHandler, type Response, urlencoded } from 'express';
import type { Logger } from 'pino';
import { StoreAway } from '../errors/store.ts';
import { NotStored } from '../errors.ts';
import { typedEntries } from '../present/answers/typedEntries.ts';
import type { OpenLaunch, PatientPageDeps } from './assessLaunch.ts';
import { requireOwnForm } from './ownForm.ts';

export interface FormDeps extends PatientPageDeps {
  readonly logger: Logger;
}

export type Body = Readonly<Record<string, unknown>>;

/** Room for the longest reason in any script. */
const LIMIT = '100kb';

/** Reads a form; whatever goes wrong later, the page of the failure shows what was typed (`response.locals.typed`). */
export const readForm: readonly RequestHandler[] = [
  urlencoded({ extended: false, limit: LIMIT }),
  (request, response, next) => {
    response.locals.typed = typedEntries(request.body);
    next();
  },
];

/**
 * The launch of a form that was sent from a page of its own.
 *
 * @throws AppError for a launch that has ended, and for a form from elsewhere
 */
export async function openForm(
  deps: FormDeps,
  request: Request,
): Promise<{ readonly opened: OpenLaunch; readonly body: Body }> {
  const opened = await deps.requireLaunch(`${request.params.launchId}`, request.headers.cookie);
  const body: Body = request.body ?? {};
  requireOwnForm(body, opened.launch, opened.launch.patientId);
  return { opened, body };
}

/** Asks the store; `undefined` when it failed, which the log then says without what was to be stored. */
export async function tryStore<T>({ logger }: FormDeps, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (cause) {
    const kind = cause instanceof Error ? cause.name : typeof cause;
    const reason = cause instanceof StoreAway ? cause.reason : undefined;
    logger.error({ code: 'not-stored', kind, reason }, 'not stored');
    return undefined;
  }
}

/** Shows the page again after the store has failed; where that fails too, the page of the failure says what was not saved. */
export async function afterStoreFailure(
  response: Response,
  what: 'form' | 'withdrawal',
  draw: () => Promise<void>,
): Promise<void> {
  try {
    await draw();
  } catch (cause) {
    if (response.headersSent) throw cause;
    throw new NotStored(what);
  }
}
