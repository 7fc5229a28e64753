import type { EhrLaunch } from '../launches.ts';
import type { Records } from '../patients/records.ts';
import { type Reply, redirectReply } from '../reply.ts';
import { chartPage } from './chartPage.ts';
import { listPage } from './listPage.ts';
import { notFoundPage } from './notFoundPage.ts';

const CHART = /^\/chart\/([^/]+)(\/open)?$/;

export interface Ehr {
  readonly origin: string;
  readonly records: Records;
  /** Begins a launch and gives the address that hands it to the app. */
  readonly launchUrl: (launch: EhrLaunch) => string;
}

/**
 * Answers a request for a page of the EHR: the list, a chart, or `/chart/<id>/open`, which launches into the whole window.
 * `?consent=ask` makes the user allow the launch first.
 */
export function ehrPage(ehr: Ehr, { pathname, searchParams }: URL): Reply {
  if (pathname === '/') return listPage(ehr.records.list());
  const [, id = '', open] = CHART.exec(pathname) ?? [];
  const patient = ehr.records.list().find((candidate) => encodeURIComponent(candidate.id) === id);
  if (patient === undefined) return notFoundPage();
  const consent = searchParams.get('consent') === 'ask' ? 'ask' : 'given';
  const launch = { patientId: patient.id, consent, needPatientBanner: open !== undefined } as const;
  const launchUrl = ehr.launchUrl(launch);
  if (open !== undefined) return redirectReply(launchUrl);
  const openUrl = `/chart/${encodeURIComponent(patient.id)}/open${consent === 'ask' ? '?consent=ask' : ''}`;
  return chartPage({ patient, launchUrl, openUrl, origin: ehr.origin });
}
