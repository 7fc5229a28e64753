import { identity } from '../patients/identity.ts';
import { PRACTITIONER } from '../patients/practitioner.ts';
import type { SyntheticPatient } from '../patients/syntheticPatient.ts';
import type { Reply } from '../reply.ts';
import { html, type Markup } from './html.ts';
import { pageReply } from './page.ts';

/** The first page: every synthetic patient, and what each of them shows. */
export const listPage = (patients: readonly SyntheticPatient[], startUrl?: string): Reply =>
  pageReply(200, {
    title: 'Patients - Sandbox EHR',
    body: html`<header class="bar"><p class="system">Sandbox EHR</p><p>Signed in as ${PRACTITIONER.name?.[0]?.text}</p>${startUrl === undefined ? undefined : html`<nav aria-label="Apps"><a href="${startUrl}">LiverMet without a chart</a></nav>`}</header>
<main>
<h1>Patients</h1>
<p>Every patient here is synthetic. Open a chart to launch LiverMet in it.</p>
${patients.length === 0 ? html`<p>There are no patients.</p>` : table(patients)}
</main>`,
  });

const table = (patients: readonly SyntheticPatient[]): Markup => html`<table>
<caption class="unseen">Synthetic patients</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Birth date</th><th scope="col">What the patient shows</th></tr></thead>
<tbody>
${patients.map(row)}
</tbody>
</table>`;

function row({ id, title, resources: [patient] }: SyntheticPatient): Markup {
  const { name, birthDate } = identity(patient);
  return html`<tr><th scope="row"><a href="/chart/${encodeURIComponent(id)}">${name}</a></th><td class="date">${birthDate}</td><td>${title}</td></tr>
`;
}
