import { Router } from 'express';
import { literaturePage } from '../present/literaturePage.ts';
import { assessLaunch, type PatientPageDeps } from './assessLaunch.ts';

/** The published outcomes that match a launch's patient. */
export function literatureRoutes(deps: PatientPageDeps): Router {
  const router = Router();
  router.get('/l/:launchId/literature', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const { assessment, context, status } = await assessLaunch(deps, opened, { page: 'literature', response });
    response.status(status).render('literature', { page: literaturePage(assessment, context) });
  });
  return router;
}
