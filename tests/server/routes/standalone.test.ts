import { afterEach, describe, expect, it } from 'vitest';
import { Browser } from '../../launch/sandbox/support/browser.ts';
import { formsOf, send } from '../postedForms.ts';
import { closeAll, follow, livermet } from '../runningApp.ts';

afterEach(closeAll);

/** From the start page to the EHR's question for which patient. */
async function asked(browser: Browser, baseUrl: string) {
  const page = await follow(browser, `${baseUrl}/standalone?site=sandbox`);
  expect(page.text).toContain('For which patient shall LiverMet open?');
  return page.url;
}

async function choose(browser: Browser, question: string, patient: string) {
  const answer = await browser.open(question, { method: 'POST', body: new URLSearchParams({ patient }) });
  return follow(browser, new URL(answer.headers.get('location') ?? '', question).href);
}

const nameOn = (text: string) => /<h1[^>]*>([^<]+)</.exec(text)?.[1];

describe('the start page', () => {
  it('offers every way in that begins without a chart, and no frame of another site may show it', async () => {
    const { baseUrl, sandbox } = await livermet();
    expect(await (await fetch(sandbox.url)).text()).toContain(`href="${baseUrl}/standalone"`);
    const response = await fetch(`${baseUrl}/standalone`);
    const text = await response.text();
    expect(text).toContain('href="/standalone?site=sandbox&amp;purpose=patient"');
    expect(text).toContain('href="/standalone?site=sandbox&amp;purpose=quality"');
    expect(response.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'(;|$)/);
  });

  it('is where /audit leads', async () => {
    const { baseUrl } = await livermet();
    const response = await fetch(`${baseUrl}/audit`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/standalone#quality']);
  });
});

describe('a launch from the start page, at an EHR that checks every rule', () => {
  it('shows the verdict of the patient whom the user chooses', async () => {
    const { baseUrl } = await livermet();
    const browser = new Browser();
    const page = await choose(browser, await asked(browser, baseUrl), 'gist');
    expect(page.url).toMatch(/\/l\/[0-9a-f-]{36}\/$/);
    expect(nameOn(page.text)).toBe('Ignatius Testerly');
  });

  it('mixes with no other, whatever is opened at once in one browser', async () => {
    const { baseUrl, sandbox } = await livermet();
    const browser = new Browser();
    const [first, second] = [await asked(browser, baseUrl), await asked(browser, baseUrl)];
    const [chosen, other, fromChart, quality] = await Promise.all([
      choose(browser, second, 'creatinine-stale'),
      choose(browser, first, 'gist'),
      follow(browser, sandbox.launchUrl('everything-met')),
      follow(browser, `${baseUrl}/standalone?site=sandbox&purpose=quality`),
    ]);
    const names = ['Odessa Ruth Trialton', 'Ignatius Testerly', 'Marigold Testwood', 'Quality team of Sandbox EHR'];
    expect([chosen, other, fromChart, quality].map(({ text }) => nameOn(text))).toEqual(names);
    const anew = await Promise.all([chosen, other, fromChart, quality].map(({ url }) => follow(browser, url)));
    expect(anew.map(({ text }) => nameOn(text))).toEqual(names);
    expect(new Set(anew.map(({ url }) => url)).size).toBe(4);
  });
});

describe('the quality team', () => {
  const signedIn = async () => {
    const { baseUrl, ...app } = await livermet();
    const browser = new Browser();
    const page = await follow(browser, `${baseUrl}/standalone?site=sandbox&purpose=quality`);
    return { browser, page, baseUrl, ...app };
  };

  it('is signed in by the EHR and shown as it names the user', async () => {
    const { page } = await signedIn();
    expect(page.url).toMatch(/\/audit\/[0-9a-f-]{36}\/$/);
    expect(page.text).toContain('Signed in as Practitioner/dr-example.');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it('signs out: the address shows nothing any more, in any browser', async () => {
    const { browser, page } = await signedIn();
    const [form] = formsOf(page.text, page.url, 'sign-out');
    expect((await send(browser, form!, {})).status).toBe(303);
    const after = await follow(browser, page.url);
    expect(after.status).toBe(403);
    expect(after.text).toContain('Sign in to see this page');
  });

  it('is not signed out by a form from elsewhere', async () => {
    const { browser, page } = await signedIn();
    const [form] = formsOf(page.text, page.url, 'sign-out');
    expect((await send(browser, { action: form!.action, hidden: {} }, { csrf: 'guessed' })).status).toBe(403);
    expect((await follow(browser, page.url)).status).toBe(200);
  });
});
