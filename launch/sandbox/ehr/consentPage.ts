import type { Reply } from '../reply.ts';
import { html } from './html.ts';
import { pageReply } from './page.ts';

interface Consent {
  readonly patientName: string;
  readonly scopes: readonly string[];
  readonly action: string;
}

/** Asks the user whether the app may open. */
export const consentPage = ({ patientName, scopes, action }: Consent): Reply =>
  pageReply(200, {
    title: 'Allow LiverMet? - Sandbox EHR',
    body: html`<main>
<h1>Allow LiverMet to open?</h1>
<p>It asks to read the record of <strong>${patientName}</strong>:</p>
<ul class="scopes">
${scopes.map((scope) => html`<li><code>${scope}</code></li>\n`)}</ul>
<form method="post" action="${action}">
<button name="decision" value="allow">Allow</button>
<button name="decision" value="refuse" class="quiet">Refuse</button>
</form>
</main>`,
  });
