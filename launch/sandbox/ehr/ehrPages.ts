import type { ShownCard } from '../cds/callService.ts';
import type { EhrLaunch } from '../launches.ts';
import type { Records } from '../patients/records.ts';
import type { SyntheticPatient } from '../patients/syntheticPatient.ts';
import { type Reply, redirectReply } from '../reply.ts';
import { cardsPage } from './cardsPage.ts';
import { chartPage } from './chartPage.ts';
import { listPage } from './listPage.ts';
import { notFoundPage } from './notFoundPage.ts';

const CHART = /^\/chart\/([^/]+)(?:\/(open|cards))?$/;

export interface Ehr {
  readonly origin: string;
  readonly records: Records;
  /** Start page of the app, for use without a chart; undefined where it has none. */
  readonly startUrl?: string | undefined;
  /** Begins a launch and gives the address that hands it to the app. */
  readonly launchUrl: (launch: EhrLaunch) => string;
  /** What the app's CDS services say about a patient; undefined where the app has none. */
  readonly cards?: ((patient: SyntheticPatient) => Promise<readonly ShownCard[]>) | undefined;
}

/**
 * Answers a request for a page of the EHR: the list, a chart, `/chart/<id>/cards` with what CDS services say, or
 * `/chart/<id>/open`, which launches into the whole window. `?consent=ask` makes the user allow the launch first.
 */
export async function ehrPage(ehr: Ehr, { pathname, searchParams }: URL): Promise<Reply> {
  if (pathname === '/') return listPage(ehr.records.list(), ehr.startUrl);
  const [, id = '', page] = CHART.exec(pathname) ?? [];
  const patient = ehr.records.list().find((candidate) => encodeURIComponent(candidate.id) === id);
  if (patient === undefined || (page === 'cards' && !ehr.cards)) return notFoundPage();
  if (page === 'cards') return cardsPage({ patient, cards: (await ehr.cards?.(patient)) ?? [] });
  const consent = searchParams.get('consent') === 'ask' ? 'ask' : 'given';
  const appContext = searchParams.get('appContext');
  const launchUrl = ehr.launchUrl({
    patientId: patient.id,
    consent,
    needPatientBanner: page === 'open',
    ...(appContext === null ? {} : { appContext }),
  });
  if (page === 'open') return redirectReply(launchUrl);
  const chart = `/chart/${encodeURIComponent(patient.id)}`;
  const openUrl = `${chart}/open${consent === 'ask' ? '?consent=ask' : ''}`;
  return chartPage({ patient, launchUrl, openUrl, cardsUrl: ehr.cards && `${chart}/cards`, origin: ehr.origin });
}
