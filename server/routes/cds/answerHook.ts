import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { asObject, type Json } from '../../chart/json.ts';
import { criteriaEdition } from '../../criteria/criteriaEdition.ts';
import { THERAPIES, type TherapyId } from '../../criteria/therapy.ts';
import type { FhirPort } from '../../fhir/fhirPort.ts';
import type { Limits } from '../../fhir/limits.ts';
import { prefetchPort } from '../../fhir/prefetch.ts';
import { readPatient } from '../../fhir/readPatient.ts';
import { assess } from '../../present/assess.ts';
import type { Assessment } from '../../present/assessment.ts';
import type { Card } from '../../present/cds/card.ts';
import { cards } from '../../present/cds/cards.ts';
import type { HookRequest } from '../../present/cds/hookRequest.ts';
import { orderedTherapies } from '../../present/cds/orderedTherapies.ts';
import { type OrderSubject, orderSubject } from '../../present/cds/orderSubject.ts';
import { requestIdOf } from '../../requestId.ts';
import type { Site } from '../../site.ts';
import type { Store } from '../../store/store.ts';
import type { TrailEvent } from '../../trail/trailEntry.ts';
import { cdsUser } from './cdsUser.ts';

export interface HookDeps {
  readonly store: Store;
  readonly now: () => Date;
  readonly baseUrl: string;
  /** See PatientPageDeps. */
  readonly chartLimits?: Partial<Limits> | undefined;
  readonly metrics?:
    | { gap(siteId: string, query: string): void; cards(siteId: string, hook: string, count: number): void }
    | undefined;
  /** Reads with the access token that came with the call. */
  readonly portFor: (site: Site, accessToken: string) => FhirPort;
}

/** The cards of one call, kept so that feedback on them finds the patient. */
export async function answerHook(
  deps: HookDeps,
  site: Site,
  request: HookRequest,
  response: Response,
): Promise<readonly Card[]> {
  const { store, now, baseUrl } = deps;
  const asked = askedTherapies(request, site);
  const recorded = store.record(called(now().toISOString(), site, request, response));
  if (asked.length === 0) return recorded.then(() => []);
  const [{ assessment, patient }] = await Promise.all([assessed(deps, site, request), recorded]);
  const ordered = (subject: OrderSubject) =>
    askedTherapies(
      request,
      site,
      (order) => orderSubject(order, { id: request.context.patientId, patient }) === subject,
    );
  const [therapies, untold] = request.hook === 'patient-view' ? [asked, []] : [ordered('this'), ordered('untold')];
  const given = cards(assessment, { hook: request.hook, therapies, untold, baseUrl, newId: randomUUID });
  const { userId: user, patientId } = request.context;
  const statuses = Object.fromEntries(assessment.verdicts.map(({ therapy, status }) => [therapy, status]));
  const shown = { siteId: site.id, patientId, hook: request.hook, statuses, user, at: now().toISOString() };
  await store.addCards(given.map(({ uuid }) => ({ uuid, ...shown })));
  return given;
}

const called = (at: string, site: Site, { hook, context }: HookRequest, response: Response): TrailEvent => ({
  at,
  siteId: site.id,
  user: cdsUser(site, context.userId),
  patientId: context.patientId,
  action: 'cds-call',
  outcome: 'success',
  detail: hook,
  edition: criteriaEdition(at),
  requestId: requestIdOf(response),
});

const askedTherapies = (
  { hook, context }: HookRequest,
  { policy }: Site,
  counts?: (order: Json) => boolean,
): readonly TherapyId[] =>
  hook === 'patient-view'
    ? THERAPIES
    : orderedTherapies(context.draftOrders, policy.localCodes, context.selections, counts);

async function assessed(
  deps: HookDeps,
  site: Site,
  request: HookRequest,
): Promise<{ readonly assessment: Assessment; readonly patient: Json | undefined }> {
  const { store, now, portFor, metrics, chartLimits: limits = {} } = deps;
  const { fhirAuthorization, prefetch } = request;
  const { patientId } = request.context;
  const { localCodes } = site.policy;
  const network = fhirAuthorization && portFor(site, fhirAuthorization.access_token);
  const port = prefetchPort({ prefetch, patientId, localCodes, baseUrl: site.iss, network });
  const [{ resources, gaps }, answers] = await Promise.all([
    readPatient(port, patientId, { localCodes, limits }),
    store.answers(site.id, patientId),
  ]);
  for (const { query } of gaps) metrics?.gap(site.id, query);
  const patient = resources.map(asObject).find((resource) => resource?.resourceType === 'Patient');
  const assessment = assess({ resources, patientId, asOf: now().toISOString(), policy: site.policy, answers, gaps });
  return { assessment, patient };
}
