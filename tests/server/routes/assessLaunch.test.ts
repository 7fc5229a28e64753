import { afterEach, describe, expect, it } from 'vitest';
import { Browser } from '../../launch/sandbox/support/browser.ts';
import { formsOf, send } from '../postedForms.ts';
import { closeAll, follow, livermet, log } from '../runningApp.ts';

afterEach(closeAll);

const PATIENT = 'after-deb-tace-both-lobes';
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const pages = [
  ['deb-tace', 'Eligibility for DEB-TACE'],
  ['after-treatment', 'Before and after liver-directed treatment'],
] as const;

describe.each(pages)('the page /%s of a launch', (path, heading) => {
  it('shows the patient of the launch, reached by the link on the page of criteria', async () => {
    const { sandbox } = await livermet();
    const browser = new Browser();
    const { url, text } = await follow(browser, sandbox.launchUrl(PATIENT));
    const link = new RegExp(`href="([^"]*/${path})"`).exec(text)?.[1] ?? '';
    const page = await follow(browser, new URL(link, url).href);
    expect(page.status).toBe(200);
    expect(words(page.text)).toContain('Leontine Mockwell');
    expect(words(page.text)).toContain(heading);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).not.toContain('script-src');
  });

  it('is closed to another browser, and to whoever has no launch', async () => {
    const { baseUrl, sandbox } = await livermet();
    const { url } = await follow(new Browser(), sandbox.launchUrl(PATIENT));
    const stranger = await follow(new Browser(), `${url}${path}`);
    expect(stranger.status).toBe(403);
    expect(stranger.text).not.toContain('Mockwell');
    const nobody = await follow(new Browser(), `${baseUrl}/l/0b7c3c9e-9a7e-4cf0-a4bb-6f1b1c1f2d3e/${path}`);
    expect(nobody.status).toBe(404);
  });

  it('names the query that failed, and does not read it as "nothing recorded"', async () => {
    const { sandbox } = await livermet(({ type }) =>
      type === 'Procedure' ? { status: 500, body: 'Leontine Mockwell' } : undefined,
    );
    const browser = new Browser();
    const { url } = await follow(browser, sandbox.launchUrl(PATIENT));
    const page = await follow(browser, `${url}${path}`);
    expect(page.status).toBe(200);
    expect(words(page.text)).toContain('The record could not be read completely');
    expect(words(page.text)).toContain('Treatments may be missing: procedures could not be read completely');
  });

  it('with nothing readable at all it says so, with the status of a failing EHR', async () => {
    const { sandbox } = await livermet(({ type }) =>
      type ? { status: 503, headers: { 'retry-after': '600' }, body: '' } : undefined,
    );
    const browser = new Browser();
    const { url } = await follow(browser, sandbox.launchUrl(PATIENT));
    const page = await follow(browser, `${url}${path}`);
    expect(page.status).toBe(502);
    expect(words(page.text)).toContain('could not be read');
  });

  it('leaves no patient in the log', async () => {
    const { sandbox } = await livermet();
    const browser = new Browser();
    const { url } = await follow(browser, sandbox.launchUrl(PATIENT));
    await follow(browser, `${url}${path}`);
    expect(log()).toContain(`"route":"/l/:launchId/${path}"`);
    expect(log()).not.toMatch(/Mockwell|Leontine|1963-05-21|T-100023|after-deb-tace/);
  });
});

describe('an answer given on the page of criteria', () => {
  it('stands on the worksheet', async () => {
    const { sandbox } = await livermet();
    const browser = new Browser();
    const { url, text } = await follow(browser, sandbox.launchUrl(PATIENT));
    const answers = { unresectable: 'yes', 'liver-dominant': 'yes', 'lesion-count': '6' };
    await send(browser, formsOf(text, url, 'answers')[0]!, answers);
    const page = words((await follow(browser, `${url}deb-tace`)).text);
    expect(page).toMatch(/Eligibility for DEB-TACE\s+met/);
    expect(page).toContain('Not met: Number of liver lesions. The series treated such patients by embolization');
  });
});
