import { jsonReply, type Reply } from '../reply.ts';
import { type BrokenRule, describe } from '../rules/rule.ts';
import { html } from './html.ts';
import { pageReply } from './page.ts';

/** Refuses a launch and names every rule it breaks: as a page for a browser, as JSON for anything else. */
export function refusalReply(broken: readonly BrokenRule[], accept: string): Reply {
  if (!accept.includes('text/html')) {
    return jsonReply(400, { error: 'invalid_request', error_description: describe(broken), rules: broken });
  }
  return pageReply(400, {
    title: 'Launch refused - Sandbox EHR',
    body: html`<main>
<h1>The sandbox EHR refused this launch</h1>
<p>The app's request does not follow SMART App Launch:</p>
<ul>
${broken.map(({ rule, problem }) => html`<li><code>${rule}</code> ${problem}</li>\n`)}</ul>
</main>`,
  });
}
