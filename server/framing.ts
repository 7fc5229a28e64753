import { type RequestHandler, type Response, Router } from 'express';
import type { Site } from './site.ts';
import { LAUNCH_ID } from './store/launchId.ts';
import type { Store } from './store/store.ts';

const HEADER = 'Content-Security-Policy';

/**
 * Lets the EHR a request belongs to, and no other, show the answer in its frame: at the launch the one that is named. At the
 * callback it is not known yet; what stands there is a redirect, or a page about a launch that failed. The public pages
 * belong to nobody, and pages in every EHR's frame link to them. Below `/l/:launchId/` it is every EHR until
 * `framingOfLaunch` knows which.
 */
export function framing(sites: readonly Site[]): Router {
  const router = Router();
  router.use(
    '/launch',
    allow((request) => sites.filter(({ iss }) => iss === request.query.iss)),
  );
  router.use(
    ['/callback', '/criteria', '/evidence', '/l/:launchId'],
    allow(() => sites),
  );
  return router;
}

/**
 * Below `/l/:launchId/`: the EHR that launched, and no other. A launch that is not known - it was ended, or the store does
 * not answer - stays open to every EHR: what follows is the page that says so, it holds nothing of a patient, and it has to
 * be seen in the frame that it was asked for in. It asks the store, so it stands behind the rate limit.
 */
export function framingOfLaunch(sites: readonly Site[], store: Pick<Store, 'siteOfLaunch'>): Router {
  const router = Router();
  router.use(
    '/l/:launchId',
    allow(async (request) => {
      const id = String(request.params.launchId);
      const owner = LAUNCH_ID.test(id) ? await store.siteOfLaunch(id).catch(() => undefined) : undefined;
      return owner === undefined ? sites : sites.filter((site) => site.id === owner);
    }),
  );
  return router;
}

const allow =
  (sitesOf: (request: Parameters<RequestHandler>[0]) => readonly Site[] | Promise<readonly Site[]>): RequestHandler =>
  async (request, response, next) => {
    const sites = await sitesOf(request);
    allowAncestors(
      response,
      sites.flatMap(({ frameAncestors }) => frameAncestors),
    );
    next();
  };

/** LiverMet itself and these origins, whoever was allowed before. */
function allowAncestors(response: Response, origins: readonly string[]): void {
  const policy = String(response.getHeader(HEADER));
  response.setHeader(HEADER, policy.replace(/frame-ancestors [^;]*/, ["frame-ancestors 'self'", ...origins].join(' ')));
}
