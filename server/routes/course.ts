import { Router } from 'express';
import { assessLaunch, type PatientPageDeps } from './assessLaunch.ts';

/** Trends, timeline and the survival of comparable series, in pictures. */
export function courseRoutes(deps: PatientPageDeps): Router {
  const router = Router();
  router.get('/l/:launchId/course', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    // Read with the first such page, because what draws pictures takes a third of the time of a start.
    const { coursePage } = await import('../present/course/coursePage.ts');
    const { assessment, context, status } = await assessLaunch(deps, opened, { page: 'course', response });
    response.status(status).render('course', { page: coursePage(assessment, context) });
  });
  return router;
}
