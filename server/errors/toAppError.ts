import { AppError, BadForm, PageNotFound, Unexpected, UnreadableRequest } from '../errors.ts';

/** What Express and its parsers throw for a request they cannot read carries a 4xx status. */
const clientStatus = (error: unknown): number | undefined => {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : undefined;
};

/**
 * Any error as a page; what a stranger's error says is left behind, since it may quote patient data.
 *
 * @param method of the request: only a form that was sent can have been refused
 */
export function toAppError(error: unknown, method = 'POST'): AppError {
  if (error instanceof AppError) return error;
  const status = clientStatus(error);
  if (status === undefined) return new Unexpected();
  if (status === 404) return new PageNotFound();
  return method === 'POST' ? new BadForm() : new UnreadableRequest();
}
