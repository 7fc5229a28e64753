import { type Request, type Response, Router } from 'express';
import { criteriaEdition } from '../criteria/criteriaEdition.ts';
import { requestIdOf } from '../requestId.ts';
import type { Site } from '../site.ts';
import type { QualityLaunch, Store } from '../store/store.ts';
import type { TrailEvent, TrailUser } from '../trail/trailEntry.ts';
import { readForm } from './formRequest.ts';
import { requireOwnForm } from './ownForm.ts';

/** A member of the quality team, and the EHR whose team it is. */
export interface QualityUser {
  readonly launch: QualityLaunch;
  readonly site: Site;
  readonly user: TrailUser;
}

export interface QualityDeps {
  readonly store: Pick<Store, 'endQualityLaunch'>;
  readonly now: () => Date;
  readonly appVersion: string;
  /** Finds who asks at an address below `/audit/:launchId/`, or rejects with an AppError. */
  readonly requireQualityUser: (launchId: string, cookieHeader: string | undefined) => Promise<QualityUser>;
}

type LaunchRequest = Request<{ launchId: string }>;

/** The way in and out: `/audit` leads to the sign-in, and below `/audit/:launchId/` is whoever has signed in. */
export function qualityRoutes(deps: QualityDeps): Router {
  const router = Router();
  router.get('/audit', (_request, response) => response.redirect(303, '/standalone#quality'));
  router.post('/audit/:launchId/sign-out', ...readForm, (request: LaunchRequest, response: Response) =>
    signOut(deps, request, response),
  );
  return router;
}

async function signOut(deps: QualityDeps, request: LaunchRequest, response: Response): Promise<void> {
  const quality = await openQualityForm(deps, request);
  const event = qualityEvent(deps.now, quality, response, { action: 'sign-out', detail: '' });
  await deps.store.endQualityLaunch(quality.launch.id, event);
  response.set('Clear-Site-Data', '"cache", "storage"').redirect(303, '/standalone');
}

/**
 * Who sent a form of the quality team's pages.
 *
 * @throws AppError for a session that has ended, and for a form from elsewhere
 */
export async function openQualityForm(
  { requireQualityUser }: Pick<QualityDeps, 'requireQualityUser'>,
  request: LaunchRequest,
): Promise<QualityUser> {
  const quality = await requireQualityUser(request.params.launchId, request.headers.cookie);
  requireOwnForm(request.body, quality.launch, null);
  return quality;
}

/** What is recorded of the quality team: `detail` says which page, never what stands on it. */
export function qualityEvent(
  now: () => Date,
  { site, user }: QualityUser,
  response: Response,
  act: Pick<TrailEvent, 'action' | 'detail'>,
): TrailEvent {
  const at = now().toISOString();
  const edition = criteriaEdition(at);
  return {
    at,
    siteId: site.id,
    user,
    patientId: null,
    outcome: 'success',
    edition,
    requestId: requestIdOf(response),
    ...act,
  };
}
