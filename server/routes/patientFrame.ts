import type { Response } from 'express';
import { readChart } from '../chart/chart.ts';
import { readPatient } from '../fhir/readPatient.ts';
import { type PageFrame, pageFrame } from '../present/pageFrame.ts';
import type { PatientPageId } from '../present/pageNav.ts';
import { patientIdentity } from '../present/patientIdentity.ts';
import { contextOf, type OpenLaunch, type PatientPageDeps } from './assessLaunch.ts';
import { trailEvent } from './trailEvent.ts';

/** A page without verdicts is not kept waiting for the name of the patient as long as one with verdicts is. */
const DEADLINE_MS = 4_000;

interface FrameVisit {
  readonly response: Response;
  /** As the trail names the page. */
  readonly page: string;
  readonly current: PatientPageId | null;
}

/** Whose launch a page belongs to that shows nothing else of the record. Rejects when the visit cannot be recorded. */
export async function patientFrame(
  { store, now, appVersion }: Pick<PatientPageDeps, 'store' | 'now' | 'appVersion'>,
  opened: OpenLaunch,
  { response, page, current }: FrameVisit,
): Promise<PageFrame> {
  const { launch, site, port } = opened;
  const { patientId } = launch;
  const limits = { deadlineMs: DEADLINE_MS };
  const [{ resources, gaps }] = await Promise.all([
    readPatient(port, patientId, { patientAlone: true, limits }),
    store.record(trailEvent(now, launch, response, { action: 'view', detail: page })),
  ]);
  const patient = patientIdentity(readChart(resources, site.policy.timeZone, patientId).patient, patientId);
  const about = { asOf: now().toISOString(), policy: site.policy, gaps, patient };
  return pageFrame(about, contextOf(opened, appVersion), current);
}
