import type { Request, Response } from 'express';
import { readChart } from '../chart/chart.ts';
import { readPatient } from '../fhir/readPatient.ts';
import { type PageFrame, pageFrame } from '../present/pageFrame.ts';
import { patientIdentity } from '../present/patientIdentity.ts';
import { contextOf, type PatientPageDeps } from './assessLaunch.ts';
import { trailEvent } from './trailEvent.ts';

const BELOW_A_LAUNCH = /^\/l\/([^/]+)(?:\/|$)/;
/** A page that only says what went wrong is not kept waiting for the name of the patient as long as a verdict is. */
const DEADLINE_MS = 4_000;

/**
 * Who a page is about that could not be made: so that an error is never taken for another patient's. `null` outside
 * `/l/:launchId/`, for a launch that is over, and for a browser that has not opened it, which must not learn a name.
 */
export async function frameOfRequest(
  { requireLaunch, store, now, appVersion }: PatientPageDeps,
  { path, headers }: Request,
  response: Response,
): Promise<PageFrame | null> {
  const id = BELOW_A_LAUNCH.exec(path)?.[1];
  const opened = id === undefined ? null : await requireLaunch(id, headers.cookie).catch(() => null);
  if (!opened) return null;
  const { launch, site, port } = opened;
  const { patientId } = launch;
  const limits = { deadlineMs: DEADLINE_MS };
  const [{ resources, gaps }] = await Promise.all([
    readPatient(port, patientId, { patientAlone: true, limits }),
    store.record(trailEvent(now, launch, response, { action: 'view', detail: 'error-page' })),
  ]);
  const patient = patientIdentity(readChart(resources, site.policy.timeZone, patientId).patient, patientId);
  const about = { asOf: now().toISOString(), policy: site.policy, gaps, patient };
  return pageFrame(about, contextOf(opened, appVersion), null);
}
