import { identity } from '../patients/identity.ts';
import type { SyntheticPatient } from '../patients/syntheticPatient.ts';
import type { Reply } from '../reply.ts';
import { html } from './html.ts';
import { pageReply } from './page.ts';

interface Chart {
  readonly patient: SyntheticPatient;
  /** Address that launches the app in the frame. */
  readonly launchUrl: string;
  /** Address that launches it in the whole window. */
  readonly openUrl: string;
  /** Address of what CDS services say, where there are any. */
  readonly cardsUrl?: string | undefined;
  readonly origin: string;
}

/** A patient's chart: the EHR's own header with the patient's name, and the app in a frame below. */
export function chartPage({ patient, launchUrl, openUrl, cardsUrl, origin }: Chart): Reply {
  const { name, birthDate, mrn } = identity(patient.resources[0]);
  return pageReply(200, {
    title: `${name} - Sandbox EHR`,
    kind: 'chart',
    frames: [origin, new URL(launchUrl).origin],
    body: html`<header class="bar" aria-label="Sandbox EHR">
<div><h1>${name}</h1><p>Born ${birthDate} · MRN ${mrn} · synthetic patient</p></div>
<nav aria-label="Chart">${cardsUrl === undefined ? undefined : html`<a href="${cardsUrl}">Decision support</a> `}<a href="${openUrl}">Open LiverMet in a full window</a> <a href="/">All patients</a></nav>
</header>
<main aria-label="Chart content"><iframe title="LiverMet" src="${launchUrl}"></iframe></main>`,
  });
}
