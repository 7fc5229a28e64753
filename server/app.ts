import ejs from 'ejs';
import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { errorPage } from './errorPage.ts';
import { PageNotFound } from './errors.ts';
import { requestLog } from './requestLog.ts';
import { healthRoutes } from './routes/health.ts';
import { type VerdictDeps, verdictRoutes } from './routes/verdict.ts';
import { securityHeaders } from './securityHeaders.ts';

export interface AppDeps extends VerdictDeps {
  readonly config: Pick<Config, 'baseUrl' | 'sites'>;
  readonly logger: Logger;
  /** `/launch`, `/callback` and the public keys. */
  readonly launchRoutes: Router;
}

const VIEWS = new URL('../views', import.meta.url).pathname;

/** The whole app, without a port: routes in, failures out through one page. */
export function createApp({ config, logger, launchRoutes, ...deps }: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('views', VIEWS);
  app.set('view cache', true);
  app.engine('ejs', ejs.renderFile);
  app.set('view engine', 'ejs');
  app.use(requestLog(logger));
  app.use(
    securityHeaders(
      config.sites.flatMap(({ frameAncestors }) => frameAncestors),
      config.baseUrl.startsWith('https:'),
    ),
  );
  app.use('/assets', express.static(`${VIEWS}/assets`, { maxAge: '1h', index: false, fallthrough: false }));
  app.use(healthRoutes(() => deps.store.answers('readiness', 'probe')));
  app.use(neverStored);
  app.use(launchRoutes);
  app.use(verdictRoutes(deps));
  app.use(() => {
    throw new PageNotFound();
  });
  app.use(errorPage(logger));
  return app;
}

/** Pages about a patient stay in no cache and in no history of a shared workstation. */
const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
