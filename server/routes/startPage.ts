import { Router } from 'express';
import { startPage } from '../present/startPage.ts';
import type { Site } from '../site.ts';

interface StartPageDeps {
  readonly sites: readonly Site[];
  readonly appVersion: string;
}

/** Where LiverMet is opened outside a chart. With a site in its address it is a launch, which `launch/` answers. */
export function startPageRoutes({ sites, appVersion }: StartPageDeps): Router {
  const router = Router();
  router.get('/standalone', (_request, response) => {
    response.render('standalone', { page: startPage(sites, appVersion) });
  });
  return router;
}
