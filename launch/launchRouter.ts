import { type Request, type Response, Router } from 'express';
import { AppError } from '../server/errors.ts';
import { requestIdOf } from '../server/requestId.ts';
import { launchUser } from '../server/store/launchUser.ts';
import type { Launch } from '../server/store/store.ts';
import type { TrailEvent } from '../server/trail/trailEntry.ts';
import { hashOf } from './browserSecret.ts';
import { type CdsAccess, cdsAccess } from './cds/cdsAccess.ts';
import { COOKIE, launchCookie, pendingCookie, readCookies, surplusCookies } from './cookies.ts';
import { finishLaunch } from './finishLaunch.ts';
import { type LaunchContext, launchContext } from './launchContext.ts';
import type { LaunchDeps } from './launchDeps.ts';
import { publicKeys } from './publicKeys.ts';
import { tokenRefresher } from './refreshTokens.ts';
import { type RequireLaunch, requireLaunch } from './requireLaunch.ts';
import { siteOf, startLaunch } from './startLaunch.ts';

export interface LaunchRouter {
  /** GET /launch, GET /callback, GET /.well-known/jwks.json. Failures go on to the app's error page as an AppError. */
  readonly router: Router;
  readonly requireLaunch: RequireLaunch;
  /** For the CDS Hooks service. */
  readonly cds: CdsAccess;
}

/** Adds to what the log line of a request says. */
type Note = (fields: Readonly<Record<string, string>>) => void;
type Handler = (context: LaunchContext, request: Request, response: Response, note: Note) => Promise<void>;

/** SMART App Launch from the EHR, for every registered site. */
export function launchRouter(deps: LaunchDeps): LaunchRouter {
  const context = launchContext(deps);
  const router = Router();
  // Express answers HEAD with the GET handler, and a link checker's HEAD would use a launch up.
  router.head(['/launch', '/callback'], (_request, response) => void response.status(405).set('Allow', 'GET').end());
  router.get('/launch', logged(context, 'launch', start));
  router.get('/callback', logged(context, 'callback', callback));
  router.get('/.well-known/jwks.json', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').json(publicKeys(context.sites));
  });
  return { router, requireLaunch: requireLaunch(context, tokenRefresher(context)), cds: cdsAccess(context) };
}

async function start(context: LaunchContext, request: Request, response: Response, note: Note): Promise<void> {
  const site = siteOf(context, request.query.iss);
  note({ siteId: site.id });
  const { location, cookie } = await startLaunch(context, site, request.query.launch);
  await removeOld(context);
  note({ outcome: 'started' });
  clearSurplus(request, response, 'pending');
  response.cookie(cookie.name, cookie.value, { ...COOKIE, maxAge: context.limits.pending });
  response.redirect(302, location);
}

async function callback(context: LaunchContext, request: Request, response: Response, note: Note): Promise<void> {
  const { state } = request.query;
  if (typeof state === 'string') response.clearCookie(pendingCookie(state), COOKIE);
  const { launch, secret } = await finishLaunch(context, request.query, readCookies(request.headers.cookie), note);
  // Before the browser gets the launch: what cannot be recorded is not opened.
  await context.store.record(opened(context, launch, response));
  note({ launch: hashOf(launch.id).slice(0, 8), outcome: 'opened' });
  clearSurplus(request, response, 'launch');
  response.cookie(launchCookie(launch.id), secret, { ...COOKIE, maxAge: context.launchMs });
  response.redirect(303, `/l/${launch.id}/`);
}

const opened = ({ now }: LaunchContext, launch: Launch, response: Response): TrailEvent => ({
  at: now().toISOString(),
  siteId: launch.siteId,
  user: launchUser(launch),
  patientId: launch.patientId,
  action: 'launch',
  outcome: 'success',
  detail: '',
  edition: null,
  requestId: requestIdOf(response),
});

/** A sign-in that came to nothing is recorded once it is known which EHR it was for. */
function concerned(error: unknown, step: string, siteId: string | undefined): void {
  if (error instanceof AppError && step === 'callback' && siteId !== undefined)
    error.concerning({ siteId, user: null, patientId: null, action: 'launch' });
}

function clearSurplus(request: Request, response: Response, kind: 'pending' | 'launch'): void {
  for (const name of surplusCookies(readCookies(request.headers.cookie), kind)) response.clearCookie(name, COOKIE);
}

/** Whoever can start launches also cleans up, so that what is abandoned does not pile up. */
async function removeOld({ store, now, limits, launchMs }: LaunchContext): Promise<void> {
  const at = now().getTime();
  await store.expire(new Date(at - limits.pending).toISOString(), new Date(at - launchMs).toISOString());
}

/** One log line a request: outcome and site; never the address, whose query holds codes and the EHR's launch handle. */
function logged(context: LaunchContext, step: string, handle: Handler) {
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
      concerned(error, step, fields.siteId);
      context.log.warn({ ...fields, outcome: code, ...(reason === undefined ? {} : { reason }) }, 'launch');
      throw error;
    }
  };
}

const count = (
  { metrics }: LaunchContext,
  { siteId = '(none)' }: Readonly<Record<string, string>>,
  outcome = '',
): void => metrics?.launch(siteId, outcome);
