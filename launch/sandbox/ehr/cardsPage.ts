import type { ShownCard } from '../cds/callService.ts';
import { identity } from '../patients/identity.ts';
import type { SyntheticPatient } from '../patients/syntheticPatient.ts';
import type { Reply } from '../reply.ts';
import { html, type Markup } from './html.ts';
import { pageReply } from './page.ts';

interface Cards {
  readonly patient: SyntheticPatient;
  readonly cards: readonly ShownCard[];
}

/** What the app's CDS services say when the chart is opened; a SMART link launches the app for the same patient. */
export function cardsPage({ patient, cards }: Cards): Reply {
  const { name, birthDate, mrn } = identity(patient.resources[0]);
  const chart = `/chart/${encodeURIComponent(patient.id)}`;
  return pageReply(200, {
    title: `Cards for ${name} - Sandbox EHR`,
    body: html`<header class="bar"><div><h1>${name}</h1><p>Born ${birthDate} · MRN ${mrn} · synthetic patient</p></div>
<nav aria-label="Chart"><a href="${chart}">Chart</a> <a href="/">All patients</a></nav></header>
<main aria-label="Decision support">
<h2>Decision support</h2>
${cards.length === 0 ? html`<p>No CDS service has anything to say about this patient.</p>` : cards.map((card) => cardOf(card, chart))}
</main>`,
  });
}

const cardOf = (
  { summary, indicator, detail = '', source, links }: ShownCard,
  chart: string,
): Markup => html`<article class="card card-${indicator}">
<h3>${summary}</h3>
<pre>${detail}</pre>
<p>Source: <a href="${source.url ?? '#'}">${source.label}</a></p>
<p>${links.map(({ label, type, url, appContext = '' }) =>
  type === 'smart'
    ? html`<a href="${chart}/open?${new URLSearchParams({ appContext }).toString()}">${label}</a>`
    : html`<a href="${url}">${label}</a>`,
)}</p>
</article>
`;
