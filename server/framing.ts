import { type RequestHandler, type Response, Router } from 'express';
import type { Site } from './site.ts';
import type { Store } from './store/store.ts';

const HEADER = 'Content-Security-Policy';

/**
 * Lets the EHR a request belongs to, and no other, show the answer in its frame: at the launch the one that is named, below
 * `/l/:launchId/` the one that launched. At the callback it is not known yet; what stands there is a redirect, or a page
 * about a launch that failed. The public pages belong to nobody, and pages in every EHR's frame link to them.
 */
export function framing(sites: readonly Site[], store: Pick<Store, 'findLaunch'>): Router {
  const router = Router();
  router.use(
    '/launch',
    allow((request) => sites.filter(({ iss }) => iss === request.query.iss)),
  );
  router.use(
    ['/callback', '/criteria', '/evidence'],
    allow(() => sites),
  );
  router.use(
    '/l/:launchId',
    allow(async (request) => {
      const launch = await store.findLaunch(String(request.params.launchId)).catch(() => 'not known' as const);
      // What follows is the page that says so, with what was typed, and it has to be seen in the frame that it was asked for in.
      if (launch === 'not known') return sites;
      return sites.filter(({ id }) => id === launch?.siteId);
    }),
  );
  return router;
}

const allow =
  (sitesOf: (request: Parameters<RequestHandler>[0]) => readonly Site[] | Promise<readonly Site[]>): RequestHandler =>
  async (request, response, next) => {
    const sites = await sitesOf(request);
    addAncestors(
      response,
      sites.flatMap(({ frameAncestors }) => frameAncestors),
    );
    next();
  };

function addAncestors(response: Response, origins: readonly string[]): void {
  const policy = String(response.getHeader(HEADER));
  response.setHeader(
    HEADER,
    policy.replace("frame-ancestors 'self'", ["frame-ancestors 'self'", ...origins].join(' ')),
  );
}
