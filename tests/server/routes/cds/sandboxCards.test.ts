import { afterEach, describe, expect, it } from 'vitest';
import { Browser } from '../../../launch/sandbox/support/browser.ts';
import { closeAll, follow, livermet } from '../../runningApp.ts';

afterEach(closeAll);

const open = (address: string) => follow(new Browser(), address);
const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"');

describe('the sandbox EHR asks the CDS service when a chart is opened', () => {
  it('and the link on the card lands on the same patient', async () => {
    const { sandbox } = await livermet();
    const cards = await open(`${sandbox.url}/chart/inr-correctable/cards`);
    expect(cards.text).toContain('By published criteria: DEB-TACE unknown');
    const [, link = ''] =
      /href="(\/chart\/[^"]+appContext[^"]+)">Open LiverMet for this patient/.exec(cards.text) ?? [];
    const page = await open(sandbox.url + unescaped(link));
    expect(page.status).toBe(200);
    const name = /<h1>([^<]+)<\/h1>/.exec(cards.text)?.[1];
    expect(page.text).toContain(`<h1 id="patient-name">${name}</h1>`);
  });

  it('and a card of one patient never opens the chart of another', async () => {
    const { sandbox } = await livermet();
    const appContext = JSON.stringify({ patient: 'Patient/inr-correctable' });
    const page = await open(`${sandbox.url}/chart/gist/open?${new URLSearchParams({ appContext })}`);
    expect(page.status).toBe(409);
    expect(page.text).toContain('The card was about another patient');
  });

  it('and says that there is nothing to say about a patient outside the population', async () => {
    const { sandbox } = await livermet();
    expect((await open(`${sandbox.url}/chart/gist/cards`)).text).toContain('No CDS service has anything to say');
  });
});
