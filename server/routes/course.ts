import { Router } from 'express';
import { coursePage } from '../present/course/coursePage.ts';
import { assessLaunch, type PatientPageDeps } from './assessLaunch.ts';

/** Trends, timeline and the survival of comparable series, in pictures. */
export function courseRoutes(deps: PatientPageDeps): Router {
  const router = Router();
  router.get('/l/:launchId/course', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const { assessment, context, status } = await assessLaunch(deps, opened, { page: 'course', response });
    response.status(status).render('course', { page: coursePage(assessment, context) });
  });
  return router;
}
