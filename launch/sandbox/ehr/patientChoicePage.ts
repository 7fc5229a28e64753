import { identity } from '../patients/identity.ts';
import type { SyntheticPatient } from '../patients/syntheticPatient.ts';
import type { Reply } from '../reply.ts';
import { html } from './html.ts';
import { pageReply } from './page.ts';

interface Choice {
  readonly patients: readonly SyntheticPatient[];
  readonly scopes: readonly string[];
  readonly action: string;
}

/** Asks the user for which patient the app shall open; choosing one allows it. */
export const patientChoicePage = ({ patients, scopes, action }: Choice): Reply =>
  pageReply(200, {
    title: 'Choose a patient - Sandbox EHR',
    body: html`<main>
<h1>For which patient shall LiverMet open?</h1>
<p>It asks to read the record of the one you choose:</p>
<ul class="scopes">
${scopes.map((scope) => html`<li><code>${scope}</code></li>\n`)}</ul>
<form method="post" action="${action}">
<table>
<caption class="unseen">Synthetic patients</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Birth date</th><th scope="col">What the patient shows</th></tr></thead>
<tbody>
${patients.map(row)}</tbody>
</table>
<p><button name="decision" value="refuse" class="quiet">Refuse</button></p>
</form>
</main>`,
  });

function row({ id, title, resources: [patient] }: SyntheticPatient) {
  const { name, birthDate } = identity(patient);
  return html`<tr><th scope="row"><button name="patient" value="${id}">${name}</button></th><td class="date">${birthDate}</td><td>${title}</td></tr>
`;
}
