import { randomBytes } from 'node:crypto';
import type { Response } from 'express';

/** Gives a request the name by which log, trail and error page speak of it. */
export function nameRequest(response: Response): string {
  const id = randomBytes(8).toString('hex');
  response.locals.requestId = id;
  return id;
}

export const requestIdOf = (response: Response): string => String(response.locals.requestId ?? nameRequest(response));
