import type { Response } from 'express';
import type { Answer } from '../chart/answer.ts';
import type { FhirPort } from '../fhir/fhirPort.ts';
import type { Limits } from '../fhir/limits.ts';
import { readPatient } from '../fhir/readPatient.ts';
import { mayCreate, WRITTEN_TYPES } from '../fhir/writeScopes.ts';
import { type AssessmentRequest, assess } from '../present/assess.ts';
import type { Assessment } from '../present/assessment.ts';
import type { PageContext } from '../present/pageFrame.ts';
import type { Site } from '../site.ts';
import type { Launch, Store } from '../store/store.ts';
import { isPrivacyOfficer } from './privacyOfficer.ts';
import { trailEvent } from './trailEvent.ts';

/** A launch the asking browser owns, with what is needed to read its patient. */
export interface OpenLaunch {
  readonly launch: Launch;
  readonly site: Site;
  readonly port: FhirPort;
}

/** What every page below `/l/:launchId/` needs. */
export interface PatientPageDeps {
  readonly store: Store;
  readonly now: () => Date;
  readonly appVersion: string;
  /** How long reading a chart may take, where that is not the usual time. */
  readonly chartLimits?: Partial<Limits> | undefined;
  /** Counts what charts lack. */
  readonly metrics?: { gap(siteId: string, query: string): void } | undefined;
  /** Finds the launch of an address for the browser that asks, or rejects with an AppError. */
  readonly requireLaunch: (launchId: string, cookieHeader: string | undefined) => Promise<OpenLaunch>;
}

/** What a launch's patient is assessed by. */
export interface ReadLaunch {
  readonly request: AssessmentRequest;
  readonly context: PageContext;
  /** All that the store holds, whatever its time. */
  readonly answers: readonly Answer[];
  /** 502 when the EHR answered nothing at all: the page still shows what clinicians have stated, and which queries failed. */
  readonly status: 200 | 502;
}

export interface AssessedLaunch extends ReadLaunch {
  readonly assessment: Assessment;
}

/** Which page is asked for, and the answer it will be in. */
export interface Visit {
  readonly page: string;
  readonly response: Response;
  /** ISO instant, not in the future; now when it is not given. */
  readonly asOf?: string | undefined;
}

type Deps = Omit<PatientPageDeps, 'requireLaunch'>;

/** Reads the patient of a launch and assesses the record, together with what clinicians have answered. Rejects when the visit cannot be recorded. */
export async function assessLaunch(deps: Deps, opened: OpenLaunch, visit: Visit): Promise<AssessedLaunch> {
  const read = await readLaunch(deps, opened, visit);
  return { ...read, assessment: assess(read.request) };
}

/** Reads the patient of a launch, and what clinicians have answered. Rejects when the visit cannot be recorded. */
export async function readLaunch(
  { store, now, appVersion, metrics, chartLimits: limits = {} }: Deps,
  { launch, site, port }: OpenLaunch,
  visit: Visit,
): Promise<ReadLaunch> {
  const { patientId } = launch;
  const { policy } = site;
  const viewed = (outcome: 'success' | 'failed') =>
    trailEvent(now, launch, visit.response, { action: 'view', detail: visit.page, outcome });
  const [{ resources, gaps }, answers] = await Promise.all([
    readPatient(port, patientId, { localCodes: policy.localCodes, limits }),
    store.answers(site.id, patientId),
    // Who looks is on the trail before anything is shown; it is written while the EHR is asked.
    store.record(viewed('success')),
  ]);
  const request = { resources, patientId, asOf: visit.asOf ?? now().toISOString(), policy, answers, gaps };
  for (const { query } of gaps) metrics?.gap(site.id, query);
  const nothingRead = resources.length === 0 && gaps.length > 0;
  if (nothingRead) await store.record(viewed('failed'));
  return {
    request,
    context: { ...contextOf({ launch, site }, appVersion), nothingRead },
    answers,
    status: nothingRead ? 502 : 200,
  };
}

/** Where the pages of a launch stand. */
export const contextOf = ({ launch, site }: Pick<OpenLaunch, 'launch' | 'site'>, appVersion: string): PageContext => ({
  siteName: site.name,
  iss: site.iss,
  appVersion,
  launchPath: `/l/${launch.id}/`,
  csrfToken: launch.csrfToken,
  writesBack: writesBack(site, launch),
  mayExamineTrail: isPrivacyOfficer(site, launch),
});

/** Whether there is anything that the site lets LiverMet write and for which the EHR has granted the scope. */
const writesBack = ({ writeBack = [] }: Site, { tokens }: Launch): boolean =>
  writeBack.some((kind) => mayCreate(tokens.scope, WRITTEN_TYPES[kind]));
