import type { Request, Response } from 'express';
import { BEGIN_AGAIN, RELAUNCH } from '../server/errors/beginAgain.ts';
import { AppError } from '../server/errors.ts';
import { requestIdOf } from '../server/requestId.ts';
import type { LaunchContext } from './launchContext.ts';

/** Adds to what the log line of a request says. */
export type Note = (fields: Readonly<Record<string, string>>) => void;
type Handler = (context: LaunchContext, request: Request, response: Response, note: Note) => Promise<void>;
type Fields = Readonly<Record<string, string>>;

/** One log line a request: outcome and site; never the address, whose query holds codes and the EHR's launch handle. */
export function loggedStep(context: LaunchContext, step: string, handle: Handler) {
  return async (request: Request, response: Response): Promise<void> => {
    const fields: Record<string, string> = { requestId: requestIdOf(response), step };
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
    try {
      await handle(context, request, response, (more) => Object.assign(fields, more));
      count(context, fields, fields.outcome);
      context.log.info(fields, 'launch');
    } catch (error) {
      const { code, reason } = error instanceof AppError ? error : { code: 'unexpected', reason: undefined };
      count(context, fields, code);
      if (error instanceof AppError) complete(error, fields);
      context.log.warn({ ...fields, outcome: code, ...(reason === undefined ? {} : { reason }) }, 'launch');
      throw error;
    }
  };
}

/**
 * A sign-in that came to nothing is recorded once it is known which EHR it was for; and whoever did not come from a chart
 * is not sent back to one.
 */
function complete(error: AppError, { step, siteId, kind }: Fields): void {
  if (step === 'callback' && siteId !== undefined)
    error.about ??= { siteId, user: null, patientId: null, action: 'launch' };
  if (kind !== undefined) error.todo = error.todo.replace(RELAUNCH, BEGIN_AGAIN);
}

const count = ({ metrics }: LaunchContext, { siteId = '(none)' }: Fields, outcome = ''): void =>
  metrics?.launch(siteId, outcome);
