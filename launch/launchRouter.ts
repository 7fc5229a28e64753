import { type Request, type Response, Router } from 'express';
import { UnknownSite } from '../server/errors/standalone.ts';
import { requestIdOf } from '../server/requestId.ts';
import { launchUser } from '../server/store/launchUser.ts';
import type { TrailEvent } from '../server/trail/trailEntry.ts';
import { hashOf } from './browserSecret.ts';
import { type CdsAccess, cdsAccess } from './cds/cdsAccess.ts';
import { COOKIE, launchCookie, pendingCookie, readCookies, surplusCookies } from './cookies.ts';
import { finishLaunch } from './finishLaunch.ts';
import { type LaunchContext, launchContext } from './launchContext.ts';
import type { LaunchDeps } from './launchDeps.ts';
import { loggedStep, type Note } from './loggedStep.ts';
import type { OpenedLaunch } from './openLaunch.ts';
import { type OwnLaunches, ownLaunches } from './ownLaunches.ts';
import { publicKeys } from './publicKeys.ts';
import { tokenRefresher } from './refreshTokens.ts';
import { type RequireLaunch, requireLaunch } from './requireLaunch.ts';
import { type RequireQualityUser, requireQualityUser } from './requireQualityUser.ts';
import { type StartedLaunch, siteById, siteOf, startFromChart, startStandalone } from './startLaunch.ts';

export interface LaunchRouter {
  /** GET /launch, GET /standalone with a site, GET /callback, GET /.well-known/jwks.json. Failures go on to the app's error page as an AppError. */
  readonly router: Router;
  readonly requireLaunch: RequireLaunch;
  readonly requireQualityUser: RequireQualityUser;
  readonly ownLaunches: OwnLaunches;
  /** For the CDS Hooks service. */
  readonly cds: CdsAccess;
}

const PURPOSES: ReadonlyMap<string, 'standalone' | 'quality'> = new Map([
  ['patient', 'standalone'],
  ['quality', 'quality'],
]);

/** SMART App Launch from the EHR and from the start page, for every registered site. */
export function launchRouter(deps: LaunchDeps): LaunchRouter {
  const context = launchContext(deps);
  const router = Router();
  // Express answers HEAD with the GET handler, and a link checker's HEAD would use a launch up.
  router.head(
    ['/launch', '/standalone', '/callback'],
    (_request, response) => void response.status(405).set('Allow', 'GET').end(),
  );
  router.get('/launch', loggedStep(context, 'launch', start));
  const standalone = loggedStep(context, 'standalone', startWithoutChart);
  // Without a site it is the start page.
  router.get('/standalone', (request, response, next) =>
    request.query.site === undefined ? next() : standalone(request, response),
  );
  router.get('/callback', loggedStep(context, 'callback', callback));
  router.get('/.well-known/jwks.json', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').json(publicKeys(context.sites));
  });
  return {
    router,
    requireLaunch: requireLaunch(context, tokenRefresher(context)),
    requireQualityUser: requireQualityUser(context),
    ownLaunches: ownLaunches(context),
    cds: cdsAccess(context),
  };
}

async function start(context: LaunchContext, request: Request, response: Response, note: Note): Promise<void> {
  const site = siteOf(context, request.query.iss);
  note({ siteId: site.id });
  await sendOff(context, request, response, await startFromChart(context, site, request.query.launch));
  note({ outcome: 'started' });
}

/** `?site=<id>&purpose=patient`, which goes without saying, or `quality`. */
async function startWithoutChart(context: LaunchContext, request: Request, response: Response, note: Note) {
  const site = siteById(context, request.query.site);
  const kind = PURPOSES.get(String(request.query.purpose ?? 'patient'));
  if (kind === undefined) throw new UnknownSite();
  note({ siteId: site.id, kind });
  await sendOff(context, request, response, await startStandalone(context, site, kind));
  note({ outcome: 'started' });
}

/** To the EHR, which asks the user. */
async function sendOff(
  context: LaunchContext,
  request: Request,
  response: Response,
  { location, cookie }: StartedLaunch,
): Promise<void> {
  await removeOld(context);
  clearSurplus(request, response, 'pending');
  response.cookie(cookie.name, cookie.value, { ...COOKIE, maxAge: context.limits.pending });
  response.redirect(302, location);
}

async function callback(context: LaunchContext, request: Request, response: Response, note: Note): Promise<void> {
  const { state } = request.query;
  if (typeof state === 'string') response.clearCookie(pendingCookie(state), COOKIE);
  const opened = await finishLaunch(context, request.query, readCookies(request.headers.cookie), note);
  const { launch, secret, path } = opened;
  // Before the browser gets the launch: what cannot be recorded is not opened.
  await context.store.record(openedEvent(context, opened, response));
  note({ launch: hashOf(launch.id).slice(0, 8), outcome: 'opened' });
  clearSurplus(request, response, 'launch');
  response.cookie(launchCookie(launch.id), secret, { ...COOKIE, maxAge: context.launchMs });
  response.redirect(303, path);
}

const openedEvent = (
  { now }: LaunchContext,
  { launch, kind, patientId }: OpenedLaunch,
  response: Response,
): TrailEvent => ({
  at: now().toISOString(),
  siteId: launch.siteId,
  user: launchUser(launch),
  patientId,
  action: 'launch',
  outcome: 'success',
  detail: kind === 'ehr' ? '' : kind,
  edition: null,
  requestId: requestIdOf(response),
});

function clearSurplus(request: Request, response: Response, kind: 'pending' | 'launch'): void {
  for (const name of surplusCookies(readCookies(request.headers.cookie), kind)) response.clearCookie(name, COOKIE);
}

/** Whoever can start launches also cleans up, so that what is abandoned does not pile up. */
async function removeOld({ store, now, limits, launchMs }: LaunchContext): Promise<void> {
  const at = now().getTime();
  await store.expire(new Date(at - limits.pending).toISOString(), new Date(at - launchMs).toISOString());
}
