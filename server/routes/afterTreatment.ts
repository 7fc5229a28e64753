import { Router } from 'express';
import { afterTreatmentPage } from '../present/afterTreatment/afterTreatmentPage.ts';
import { assessLaunch, type PatientPageDeps } from './assessLaunch.ts';

/** What is recorded before and after each liver-directed treatment of a launch's patient. */
export function afterTreatmentRoutes(deps: PatientPageDeps): Router {
  const router = Router();
  router.get('/l/:launchId/after-treatment', async (request, response) => {
    const opened = await deps.requireLaunch(request.params.launchId, request.headers.cookie);
    const { assessment, context, status } = await assessLaunch(deps, opened, { page: 'after-treatment', response });
    response.status(status).render('after-treatment', { page: afterTreatmentPage(assessment, context) });
  });
  return router;
}
