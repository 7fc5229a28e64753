import { gzipSync } from 'node:zlib';
import { type RequestHandler, Router } from 'express';
import { PUBLICATIONS } from '../evidence/library.ts';
import { cautionsPage } from '../present/library/cautionsPage.ts';
import { criteriaPage } from '../present/library/criteriaPage.ts';
import { inputsPage } from '../present/library/inputsPage.ts';
import { CAUTIONS_HREF, INPUTS_HREF, publicationHref } from '../present/library/libraryAddress.ts';
import { renderView } from './renderView.ts';

export interface LibraryDeps {
  readonly appVersion: string;
  readonly now: () => Date;
}

/** The public pages: what the rules are, and what they rest on. They hold nothing about any patient. */
export function libraryRoutes({ appVersion, now }: LibraryDeps): Router {
  const router = Router();
  const page = (path: string, view: string, model: (asOf: string) => object | Promise<object>) =>
    router.get(path, daily(now, view, model));
  page('/criteria', 'criteria', (asOf) => criteriaPage(asOf, appVersion));
  page(CAUTIONS_HREF, 'criteria-cautions', () => cautionsPage(appVersion));
  page(INPUTS_HREF, 'criteria-inputs', () => inputsPage(appVersion));
  // What draws pictures takes a third of the time of a start, so it is read when the first page with one is made.
  page('/evidence', 'evidence', async () => {
    const { evidencePage } = await import('../present/library/evidencePage.ts');
    return evidencePage(appVersion);
  });
  for (const publication of PUBLICATIONS)
    page(publicationHref(publication.id), 'publication', async () => {
      const { publicationPage } = await import('../present/library/publicationPage.ts');
      return publicationPage(publication, appVersion);
    });
  return router;
}

/**
 * Answers with a page that changes with the day and nothing else, so that it is made once a day: anybody may ask for it,
 * and making it takes far longer than sending it. Any cache may keep the answer for an hour. It is sent compressed to whoever
 * takes it so: a page that is the same for everybody gives nothing away by its length.
 */
function daily(now: () => Date, view: string, page: (asOf: string) => object | Promise<object>): RequestHandler {
  let made = { day: '', html: '', zipped: Buffer.of() };
  return async (request, response) => {
    const asOf = now().toISOString();
    const day = asOf.slice(0, 10);
    if (made.day !== day) {
      const html = await renderView(request.app, view, { page: await page(asOf) });
      made = { day, html, zipped: gzipSync(html) };
    }
    response.set('Cache-Control', 'public, max-age=3600').vary('Accept-Encoding').type('html');
    if (request.acceptsEncodings('gzip')) response.set('Content-Encoding', 'gzip').send(made.zipped);
    else response.send(made.html);
  };
}
