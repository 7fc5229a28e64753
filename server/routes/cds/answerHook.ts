import { randomUUID } from 'node:crypto';
import { THERAPIES, type TherapyId } from '../../criteria/therapy.ts';
import type { FhirPort } from '../../fhir/fhirPort.ts';
import { prefetchPort } from '../../fhir/prefetch.ts';
import { readPatient } from '../../fhir/readPatient.ts';
import { assess } from '../../present/assess.ts';
import type { Assessment } from '../../present/assessment.ts';
import type { Card } from '../../present/cds/card.ts';
import { cards } from '../../present/cds/cards.ts';
import type { HookRequest } from '../../present/cds/hookRequest.ts';
import { orderedTherapies } from '../../present/cds/orderedTherapies.ts';
import type { Site } from '../../site.ts';
import type { Store } from '../../store/store.ts';

export interface HookDeps {
  readonly store: Store;
  readonly now: () => Date;
  readonly baseUrl: string;
  /** Reads with the access token that came with the call. */
  readonly portFor: (site: Site, accessToken: string) => FhirPort;
}

/** The cards of one call, kept so that feedback on them finds the patient. */
export async function answerHook(deps: HookDeps, site: Site, request: HookRequest): Promise<readonly Card[]> {
  const therapies = askedTherapies(request);
  if (therapies.length === 0) return [];
  const { store, now, baseUrl } = deps;
  const assessment = await assessed(deps, site, request);
  const given = cards(assessment, { hook: request.hook, therapies, baseUrl, newId: randomUUID });
  const { userId: user, patientId } = request.context;
  const statuses = Object.fromEntries(assessment.verdicts.map(({ therapy, status }) => [therapy, status]));
  const shown = { siteId: site.id, patientId, hook: request.hook, statuses, user, at: now().toISOString() };
  await store.addCards(given.map(({ uuid }) => ({ uuid, ...shown })));
  return given;
}

const askedTherapies = ({ hook, context }: HookRequest): readonly TherapyId[] =>
  hook === 'patient-view' ? THERAPIES : orderedTherapies(context.draftOrders, context.selections);

async function assessed({ store, now, portFor }: HookDeps, site: Site, request: HookRequest): Promise<Assessment> {
  const { fhirAuthorization, prefetch } = request;
  const { patientId } = request.context;
  const { localCodes } = site.policy;
  const network = fhirAuthorization && portFor(site, fhirAuthorization.access_token);
  const port = prefetchPort({ prefetch, patientId, localCodes, baseUrl: site.iss, network });
  const [{ resources, gaps }, answers] = await Promise.all([
    readPatient(port, patientId, { localCodes }),
    store.answers(site.id, patientId),
  ]);
  return assess({ resources, patientId, asOf: now().toISOString(), policy: site.policy, answers, gaps });
}
