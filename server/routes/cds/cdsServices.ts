import { json, type RequestHandler, type Response, Router } from 'express';
import type { Logger } from 'pino';
import { BadCdsRequest, UnknownCard } from '../../errors/cds.ts';
import type { FhirPort } from '../../fhir/fhirPort.ts';
import { prefetchTemplates } from '../../fhir/prefetch.ts';
import { discovery, SERVICE_ID } from '../../present/cds/discovery.ts';
import { parseFeedback } from '../../present/cds/feedbackRequest.ts';
import { parseHookRequest } from '../../present/cds/hookRequest.ts';
import { requestIdOf } from '../../requestId.ts';
import type { Site } from '../../site.ts';
import type { Store } from '../../store/store.ts';
import { answerHook, type HookDeps } from './answerHook.ts';
import { cdsUser } from './cdsUser.ts';

export interface CdsDeps extends Pick<HookDeps, 'chartLimits' | 'metrics'> {
  readonly store: Store;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly baseUrl: string;
  readonly cds: {
    caller(call: { authorization: string | undefined; endpoint: string }): Promise<readonly Site[]>;
    port(site: Site, accessToken: string): FhirPort;
  };
}

const PATH = `/cds-services/${SERVICE_ID}`;
/** A prefetch holds a patient's whole record. */
const body = json({ limit: '32mb', type: ['application/json', 'application/*+json'] });

/** CDS Hooks 2.0: discovery, the service, and feedback on its cards. */
export function cdsRoutes(deps: CdsDeps): Router {
  const router = Router();
  const services = discovery(prefetchTemplates());
  router.get('/cds-services', (_request, response) => void response.json(services));
  router.post(PATH, known(deps, PATH), body, async (request, response) => {
    const parsed = parseHookRequest(request.body);
    if (!parsed.ok) throw new BadCdsRequest(parsed.problem);
    const site = siteOf(response.locals.sites, parsed.request.fhirServer);
    const cards = await answerHook({ ...deps, portFor: deps.cds.port }, site, parsed.request, response);
    deps.metrics?.cards(site.id, parsed.request.hook, cards.length);
    response.json({ cards });
  });
  router.post(`${PATH}/feedback`, known(deps, `${PATH}/feedback`), body, async (request, response) => {
    const parsed = parseFeedback(request.body);
    if (!parsed.ok) throw new BadCdsRequest(parsed.problem);
    const feedback = parsed.feedback.map(({ card, outcome, overrideReason, outcomeTimestamp }) => ({
      card,
      outcome,
      reason: overrideReason?.reason,
      comment: overrideReason?.userComment,
      at: outcomeTimestamp,
    }));
    const sites: readonly Site[] = response.locals.sites;
    const isKept = await deps.store.addFeedback(
      sites.map(({ id }) => id),
      feedback,
      feedbackEvent(deps, sites[0], response),
    );
    if (!isKept) throw new UnknownCard();
    response.json({});
  });
  return router;
}

/** Feedback names no user. */
const feedbackEvent = ({ now }: CdsDeps, site: Site | undefined, response: Response) =>
  ({
    at: now().toISOString(),
    user: site ? cdsUser(site, null) : null,
    action: 'cds-feedback',
    outcome: 'success',
    detail: '',
    edition: null,
    requestId: requestIdOf(response),
  }) as const;

/** Who calls is proved before the body is read, so that a stranger cannot make the app read megabytes. */
const known =
  ({ cds, baseUrl }: CdsDeps, path: string): RequestHandler =>
  async (request, response, next) => {
    response.locals.sites = await cds.caller({
      authorization: request.headers.authorization,
      endpoint: baseUrl + path,
    });
    next();
  };

/** The tenants of one EHR may share a CDS client; the FHIR server then tells them apart. */
function siteOf(sites: readonly Site[], fhirServer: string | undefined): Site {
  const named = fhirServer === undefined ? sites : sites.filter(({ iss }) => iss === fhirServer);
  const [site, ...others] = named;
  if (!site) throw new BadCdsRequest('fhirServer: is not the registered address');
  if (others.length > 0)
    throw new BadCdsRequest('fhirServer: is needed, because several registered EHRs share this client');
  return site;
}
