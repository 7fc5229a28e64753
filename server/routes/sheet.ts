import { Router } from 'express';
import { sheetPage } from '../present/sheet/sheetPage.ts';
import { assessLaunch, type PatientPageDeps } from './assessLaunch.ts';

/** The tumor-board sheet of a launch's patient. */
export function sheetRoutes(deps: PatientPageDeps): Router {
  const router = Router();
  router.get('/l/:launchId/sheet', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const { assessment, context, status } = await assessLaunch(deps, opened);
    response.status(status).render('sheet', { page: sheetPage(assessment, context) });
  });
  return router;
}
