import { type Response, Router } from 'express';
import { criteriaPage } from '../present/library/criteriaPage.ts';
import { evidencePage } from '../present/library/evidencePage.ts';

export interface LibraryDeps {
  readonly appVersion: string;
  readonly now: () => Date;
}

/** The public pages: what the rules are and what they rest on. They hold nothing about any patient. */
export function libraryRoutes({ appVersion, now }: LibraryDeps): Router {
  const router = Router();
  router.get('/criteria', (_request, response) => {
    cacheable(response).render('criteria', { page: criteriaPage(now().toISOString(), appVersion) });
  });
  router.get('/evidence', (_request, response) => {
    cacheable(response).render('evidence', { page: evidencePage(appVersion) });
  });
  return router;
}

/** Any cache may keep the answer for an hour. */
const cacheable = (response: Response): Response => response.set('Cache-Control', 'public, max-age=3600');
