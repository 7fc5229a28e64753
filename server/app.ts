import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { drawVerdict } from './drawVerdict.ts';
import { errorPage } from './errorPage.ts';
import { PageNotFound } from './errors.ts';
import { framing, framingOfLaunch } from './framing.ts';
import type { Metrics } from './metrics.ts';
import { rateLimit } from './rateLimit.ts';
import { requestLog } from './requestLog.ts';
import { afterTreatmentRoutes } from './routes/afterTreatment.ts';
import { answersRoutes } from './routes/answers.ts';
import { type QualityPagesDeps, qualityPages } from './routes/audit/qualityPages.ts';
import { auditTrailRoutes } from './routes/auditTrail.ts';
import { asOutcome } from './routes/cds/asOutcome.ts';
import { type CdsDeps, cdsRoutes } from './routes/cds/cdsServices.ts';
import { crossOrigin } from './routes/cds/crossOrigin.ts';
import { courseRoutes } from './routes/course.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { frameOfRequest } from './routes/frameOfRequest.ts';
import { healthRoutes } from './routes/health.ts';
import { type LaunchesDeps, launchesRoutes } from './routes/launches.ts';
import { libraryRoutes } from './routes/library.ts';
import { literatureRoutes } from './routes/literature.ts';
import { qualityRoutes } from './routes/qualityArea.ts';
import { sheetRoutes } from './routes/sheet.ts';
import { startPageRoutes } from './routes/startPage.ts';
import { verdictRoutes } from './routes/verdict.ts';
import type { VerdictPageDeps, VerdictTask } from './routes/verdictView.ts';
import { worksheetRoutes } from './routes/worksheet.ts';
import { type WriteBackDeps, writeBackRoutes } from './routes/writeBack.ts';
import { securityHeaders } from './securityHeaders.ts';
import { stylesheet } from './stylesheet.ts';
import { renderFile, VIEWS } from './viewEngine.ts';

export interface AppDeps
  extends WriteBackDeps,
    Partial<Pick<VerdictPageDeps, 'drawVerdict'>>,
    Pick<CdsDeps, 'cds'>,
    Pick<LaunchesDeps, 'ownLaunches'>,
    Pick<QualityPagesDeps, 'requireQualityUser' | 'audits'> {
  readonly config: Pick<Config, 'baseUrl' | 'sites'> & Partial<Pick<Config, 'requestsPerMinute' | 'trustedProxies'>>;
  readonly logger: Logger;
  /** `/launch`, `/standalone` with a site, `/callback` and the public keys. */
  readonly launchRoutes: Router;
  readonly metrics?: Pick<Metrics, 'answered' | 'gap' | 'cards'>;
  /** True while the app finishes its last requests: it takes no new work. */
  readonly isStopping?: () => boolean;
  /** True while pages wait that should long have been drawn. */
  readonly arePagesStuck?: () => boolean;
}

/** The whole app, without a port: routes in, failures out through one page. */
export function createApp({ config, logger, launchRoutes, isStopping, arePagesStuck, ...rest }: AppDeps): Express {
  const deps = { drawVerdict: async (task: VerdictTask) => drawVerdict(task), ...rest };
  const app = bareApp(config.trustedProxies ?? 0);
  app.use(requestLog(logger, deps.metrics));
  app.use(securityHeaders(config.baseUrl.startsWith('https:')));
  app.use(framing(config.sites));
  app.get('/assets/livermet.css', sendStylesheet());
  app.use('/assets', assets);
  app.use(healthRoutes(() => deps.store.ready(), isStopping, arePagesStuck));
  // Before whatever can refuse a call, so that an EHR in a browser can read why.
  app.use('/cds-services', crossOrigin(config.sites.flatMap(({ frameAncestors }) => frameAncestors)));
  app.use(rateLimit(config.requestsPerMinute ?? 0), framingOfLaunch(config.sites, deps.store));
  app.use(libraryRoutes({ appVersion: deps.appVersion, now: deps.now }));
  app.use(neverStored);
  app.use(cdsRoutes({ ...deps, logger, baseUrl: config.baseUrl }));
  app.use(launchRoutes, startPageRoutes({ sites: config.sites, appVersion: deps.appVersion }));
  app.use(qualityRoutes(deps), qualityPages(deps), verdictRoutes(deps));
  app.use(answersRoutes({ ...deps, logger }), decisionRoutes({ ...deps, logger }));
  app.use(courseRoutes(deps), literatureRoutes(deps), worksheetRoutes(deps), afterTreatmentRoutes(deps));
  app.use(
    sheetRoutes(deps),
    writeBackRoutes({ ...deps, logger }),
    auditTrailRoutes(deps),
    launchesRoutes({ ...deps, logger }),
  );
  app.use(() => {
    throw new PageNotFound();
  });
  // Also of what fails before the routes are reached, such as a call too many.
  app.use('/cds-services', asOutcome({ ...deps, logger }));
  app.use(errorPage({ ...deps, logger }, (request, response) => frameOfRequest(deps, request, response)));
  return app;
}

/** Nothing but where its views are. */
function bareApp(trustedProxies: number): Express {
  const app = express();
  app.set('trust proxy', trustedProxies);
  app.disable('x-powered-by');
  app.set('views', VIEWS);
  app.set('view cache', true);
  app.engine('ejs', renderFile);
  app.set('view engine', 'ejs');
  return app;
}

const assets = express.static(`${VIEWS}/assets`, {
  maxAge: '1h',
  index: false,
  redirect: false,
  fallthrough: true,
  setHeaders: (response, path) => {
    if (path.endsWith('.svg')) response.setHeader('Content-Type', 'image/svg+xml; charset=utf-8');
  },
});

/** Made once, when the app starts. */
function sendStylesheet(): RequestHandler {
  const css = stylesheet();
  return (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('css').send(css);
  };
}

/** Pages about a patient stay in no cache and in no history of a shared workstation. */
const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
