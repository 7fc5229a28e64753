import { Router } from 'express';
import { NotPrivacyOfficer } from '../errors/trail.ts';
import { parseTrailFilter, type TrailFilter } from '../present/trail/trailFilter.ts';
import { TRAIL_PAGE_SIZE, trailPage } from '../present/trail/trailPage.ts';
import type { Site } from '../site.ts';
import { launchUser } from '../store/launchUser.ts';
import type { TrailQuery } from '../store/store.ts';
import { namesOfUser } from '../store/userNames.ts';
import type { PatientPageDeps } from './assessLaunch.ts';
import { patientFrame } from './patientFrame.ts';
import { isPrivacyOfficer } from './privacyOfficer.ts';
import { trailEvent } from './trailEvent.ts';

/** The trail of a site, for the people whom its entry in the sites file names as privacy officers. */
export function auditTrailRoutes(deps: PatientPageDeps): Router {
  const router = Router();
  router.get('/l/:launchId/audit-trail', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const { launch, site } = opened;
    const { siteId, patientId } = launch;
    const user = launchUser(launch);
    if (!isPrivacyOfficer(site, launch))
      throw new NotPrivacyOfficer().concerning({ siteId, patientId, user, action: 'trail-view' });
    const filter = parseTrailFilter(request.query, site.policy.timeZone);
    const frame = await patientFrame(deps, opened, { response, page: 'audit-trail', current: 'audit-trail' });
    const act = { action: 'trail-view', detail: Object.keys(filter.typed).join(' ') } as const;
    // Whoever reads the trail is on it, and finds the own visit there.
    await deps.store.record(trailEvent(deps.now, { ...launch, patientId: filter.patientId ?? null }, response, act));
    const entries = filter.problems.length > 0 ? [] : await deps.store.trail(queryOf(filter, site));
    const page = trailPage({ entries, filter, site, launchPath: `/l/${launch.id}/`, frame });
    response.status(filter.problems.length > 0 ? 422 : 200).render('audit-trail', { page });
  });
  return router;
}

const queryOf = ({ patientId, user, from, to, before }: TrailFilter, { id: siteId, iss }: Site): TrailQuery => ({
  siteId,
  patientId,
  userIds: user === undefined ? undefined : namesOfUser(user, iss),
  from,
  to,
  before,
  // One more than is shown tells whether there are older ones.
  limit: TRAIL_PAGE_SIZE + 1,
});
