import { Router } from 'express';
import { worksheetPage } from '../present/worksheet/worksheetPage.ts';
import { assessLaunch, type PatientPageDeps } from './assessLaunch.ts';

/** The DEB-TACE worksheet of a launch. */
export function worksheetRoutes(deps: PatientPageDeps): Router {
  const router = Router();
  router.get('/l/:launchId/deb-tace', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const { assessment, context, status } = await assessLaunch(deps, opened, { page: 'worksheet', response });
    response.status(status).render('worksheet', { page: worksheetPage(assessment, context) });
  });
  return router;
}
