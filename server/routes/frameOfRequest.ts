import type { Request, Response } from 'express';
import type { PageFrame } from '../present/pageFrame.ts';
import type { PatientPageDeps } from './assessLaunch.ts';
import { patientFrame } from './patientFrame.ts';

const BELOW_A_LAUNCH = /^\/l\/([^/]+)(?:\/|$)/;

/**
 * Who a page is about that could not be made: so that an error is never taken for another patient's. `null` outside
 * `/l/:launchId/`, for a launch that is over, and for a browser that has not opened it, which must not learn a name.
 */
export async function frameOfRequest(
  deps: PatientPageDeps,
  { path, headers }: Request,
  response: Response,
): Promise<PageFrame | null> {
  const id = BELOW_A_LAUNCH.exec(path)?.[1];
  const opened = id === undefined ? null : await deps.requireLaunch(id, headers.cookie).catch(() => null);
  return opened && patientFrame(deps, opened, { response, page: 'error-page', current: null });
}
