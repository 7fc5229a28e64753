import { type Request, type Response, Router } from 'express';
import { LAUNCH_FIELD } from '../present/formFields.ts';
import { endedPage, type Revocation } from '../present/launches/endedPage.ts';
import { launchesPage } from '../present/launches/launchesPage.ts';
import type { Site } from '../site.ts';
import type { Launch } from '../store/store.ts';
import type { TrailEvent } from '../trail/trailEntry.ts';
import type { OpenLaunch } from './assessLaunch.ts';
import { type FormDeps, openForm, readForm } from './formRequest.ts';
import { patientFrame } from './patientFrame.ts';
import { trailEvent } from './trailEvent.ts';

export interface LaunchesDeps extends FormDeps {
  readonly ownLaunches: {
    /** The open launches of the user of this one at the same site, newest first. */
    of(launch: Launch): Promise<readonly Launch[]>;
    /** The trail is told of it in the same transaction. */
    end(
      site: Site,
      launch: Launch,
      event: TrailEvent,
    ): Promise<{ readonly revocation: Revocation; readonly tokenEnds: string }>;
  };
}

type LaunchRequest = Request<{ launchId: string }>;

/** A user's own open launches, and the way to end them. */
export function launchesRoutes(deps: LaunchesDeps): Router {
  const router = Router();
  router.get('/l/:launchId/launches', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const { launch, site } = opened;
    const [frame, launches] = await Promise.all([
      patientFrame(deps, opened, { response, page: 'launches', current: null }),
      deps.ownLaunches.of(launch),
    ]);
    const zone = site.policy.timeZone;
    const { ended } = request.query;
    response.render('launches', { page: launchesPage({ frame, siteName: site.name, zone, launch, launches, ended }) });
  });
  router.post('/l/:launchId/end', ...readForm, async (request: LaunchRequest, response: Response) => {
    const { opened, body } = await openForm(deps, request);
    const named = body[LAUNCH_FIELD] ?? opened.launch.id;
    if (named === opened.launch.id) await endThis(deps, opened, response);
    else await endOther(deps, opened, named, response);
  });
  return router;
}

/** The answer itself says so: what stands below the address of the launch is gone. */
async function endThis(deps: LaunchesDeps, { launch, site }: OpenLaunch, response: Response): Promise<void> {
  const event = trailEvent(deps.now, launch, response, { action: 'sign-out', detail: '' });
  const access = await deps.ownLaunches.end(site, launch, event);
  const [zone, siteName] = [site.policy.timeZone, site.name];
  const page = endedPage({ ...deps, siteName, zone, ...access });
  response.set('Clear-Site-Data', '"cache"').render('ended', { page });
}

/** Of the same user at the same site, or nothing is ended; one that has ended meanwhile is just as well. */
async function endOther(deps: LaunchesDeps, opened: OpenLaunch, named: unknown, response: Response): Promise<void> {
  const { launch, site } = opened;
  const other = (await deps.ownLaunches.of(launch)).find(({ id }) => id === named);
  if (other) {
    const event = trailEvent(deps.now, other, response, { action: 'sign-out', detail: 'another launch' });
    await deps.ownLaunches.end(site, other, event);
  }
  response.redirect(303, `/l/${launch.id}/launches${other ? `?ended=${other.id}` : ''}`);
}
