import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../server/config.ts';
import { Browser } from '../launch/sandbox/support/browser.ts';
import { closeAll, follow, livermet, log, type Page } from './runningApp.ts';

afterEach(closeAll);

const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

/** What every page of a failure owes: words for a person, no inside of the program, and a log without the patient. */
function expectPlainFailure({ text }: Page): void {
  const shown = words(text);
  expect(shown).toContain('What happened');
  expect(shown).toContain('What to do');
  expect(shown).not.toMatch(/node_modules|\.ts:\d|TypeError|at \w+ \(/);
  expect(log()).not.toMatch(/Samplefield|Barnaby|inr-correctable|1958-09-30/);
}

describe('bad input gets a page that says what happened and what to do', () => {
  it('an EHR that is not registered', async () => {
    const { baseUrl } = await livermet();
    const page = await follow(new Browser(), `${baseUrl}/launch?iss=https%3A%2F%2Fehr.example%2Ffhir&launch=abc`);
    expect(page.status).toBe(400);
    expect(words(page.text)).toContain('not registered');
    expectPlainFailure(page);
  });

  it('a launch without a launch handle', async () => {
    const { baseUrl, sandbox } = await livermet();
    const page = await follow(new Browser(), `${baseUrl}/launch?iss=${encodeURIComponent(sandbox.fhirBase)}`);
    expect(page.status).toBe(400);
    expectPlainFailure(page);
  });

  it('a state that is not ours', async () => {
    const { baseUrl } = await livermet();
    const page = await follow(new Browser(), `${baseUrl}/callback?state=0b7c3c9e-9a7e-4cf0-a4bb-6f1b1c1f2d3e&code=abc`);
    expect(page.status).toBe(400);
    expectPlainFailure(page);
  });

  it('a callback that is used twice', async () => {
    const { baseUrl, sandbox } = await livermet();
    const browser = new Browser();
    let address = sandbox.launchUrl('inr-correctable');
    while (!address.startsWith(`${baseUrl}/callback`)) {
      const response = await browser.open(address);
      address = new URL(response.headers.get('location') ?? '', address).href;
    }
    expect((await follow(browser, address)).status).toBe(200);
    const again = await follow(browser, address);
    expect(again.status).toBe(400);
    expect(words(again.text)).toContain('This launch is over');
    expectPlainFailure(again);
  });

  it('a code the EHR has already taken back', async () => {
    const { sandbox } = await livermet(({ path }) =>
      path.endsWith('/token')
        ? {
            status: 400,
            headers: { 'content-type': 'application/json' },
            body: '{"error":"invalid_grant","error_description":"Barnaby Samplefield"}',
          }
        : undefined,
    );
    const page = await follow(new Browser(), sandbox.launchUrl('inr-correctable'));
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(page.text).not.toContain('Barnaby');
    expectPlainFailure(page);
  });

  it('a consent that was refused', async () => {
    const { baseUrl, sandbox } = await livermet();
    const browser = new Browser();
    const { text, url } = await follow(browser, sandbox.launchUrl('inr-correctable', { consent: 'ask' }));
    const action = /<form[^>]*action="([^"]+)"/.exec(text)?.[1] ?? '';
    const refused = /name="([^"]+)"[^>]*value="(refuse[^"]*)"/.exec(text);
    const body = new URLSearchParams({ [refused?.[1] ?? 'decision']: refused?.[2] ?? 'refuse' });
    const posted = await browser.open(new URL(action, url).href, { method: 'POST', body });
    const page = await follow(browser, new URL(posted.headers.get('location') ?? '', url).href);
    expect(page.url.startsWith(`${baseUrl}/callback`)).toBe(true);
    expect(page.status).toBe(403);
    expect(words(page.text)).toContain('Access was not granted');
    expectPlainFailure(page);
  });

  it('an EHR that is down when the app is launched', async () => {
    const { sandbox } = await livermet(({ path }) =>
      path.includes('.well-known') ? { status: 503, body: 'Barnaby' } : undefined,
    );
    const page = await follow(new Browser(), sandbox.launchUrl('inr-correctable'));
    expect([502, 503, 504]).toContain(page.status);
    expectPlainFailure(page);
  });

  it.each([
    ['/nowhere', 404],
    ['/assets/nowhere.css', 404],
    ['/assets/', 404],
    ['/assets/..%2f..%2fpackage.json', 404],
    ['/l/%zz/', 400],
  ])('an address that is none: %s', async (path, status) => {
    const { baseUrl } = await livermet();
    const page = await follow(new Browser(), `${baseUrl}${path}`);
    expect(page.status).toBe(status);
    expect(page.text).not.toContain('Nothing was saved');
    expectPlainFailure(page);
  });

  it('a form that did not come from this page', async () => {
    const { sandbox } = await livermet();
    const browser = new Browser();
    const { url } = await follow(browser, sandbox.launchUrl('inr-correctable'));
    const response = await browser.open(`${url}answers`, {
      method: 'POST',
      body: new URLSearchParams({ csrf: 'guess', unresectable: 'yes' }),
    });
    expect(response.status).toBe(403);
    expect(words(await response.text())).toContain('Nothing was saved');
  });

  it('below a launch, which still names the patient and leads back', async () => {
    const { sandbox } = await livermet();
    const browser = new Browser();
    const { url } = await follow(browser, sandbox.launchUrl('inr-correctable'));
    const page = await follow(browser, `${url}nowhere`);
    expect(page.status).toBe(404);
    expect(words(page.text)).toContain('Barnaby Samplefield Born 30 Sep 1958');
    expect(words(page.text)).toContain('There is no such page');
    expect(page.text).toContain(`href="${new URL(url).pathname}"`);
    expect(log()).not.toMatch(/Samplefield|Barnaby/);
  });

  it('below a launch whose patient cannot be read: it says so, with the id', async () => {
    const { sandbox } = await livermet(({ type }) => (type === 'Patient' ? { status: 500, body: 'x' } : undefined));
    const browser = new Browser();
    const { url } = await follow(browser, sandbox.launchUrl('inr-correctable'));
    const shown = words((await follow(browser, `${url}nowhere`)).text);
    expect(shown).toContain(
      'Who this is could not be read from the EHR. The chart was opened for Patient/inr-correctable',
    );
    expect(shown).toContain('The record could not be read completely');
    expect(shown).toContain('There is no such page');
  });

  it('a launch that another browser opened', async () => {
    const { sandbox } = await livermet();
    const { url } = await follow(new Browser(), sandbox.launchUrl('inr-correctable'));
    for (const address of [url, `${url}nowhere`]) {
      const page = await follow(new Browser(), address);
      expect([403, 404]).toContain(page.status);
      expect(page.text).not.toMatch(/Samplefield|T-100002/);
      expectPlainFailure(page);
    }
  });
});

describe('a query that fails never fails the page', () => {
  it('its inputs become not readable, the others keep their verdict, and the page says which query failed and why', async () => {
    const isLaboratory = (search: URLSearchParams) => (search.get('code') ?? '').includes('6301-6');
    const { sandbox } = await livermet(({ type, search }) =>
      type === 'Observation' && isLaboratory(search) ? { status: 500, body: 'Barnaby Samplefield' } : undefined,
    );
    const page = await follow(new Browser(), sandbox.launchUrl('inr-correctable'));
    const shown = words(page.text);
    expect(page.status).toBe(200);
    expect(shown).toContain('laboratory results');
    expect(shown).toContain('500');
    expect(shown).toContain('leiomyosarcoma is recorded');
    expect(shown).not.toContain('1.9, correctable');
  });

  it('with nothing readable at all the page says so, with the status of a failing EHR', async () => {
    const { sandbox } = await livermet(({ type }) =>
      type ? { status: 503, headers: { 'retry-after': '600' }, body: '' } : undefined,
    );
    const page = await follow(new Browser(), sandbox.launchUrl('inr-correctable'));
    expect(page.status).toBe(502);
    expect(words(page.text)).toContain('Wait a minute and load this page again');
    expect(words(page.text)).toContain('name could not be read');
    expect(words(page.text)).not.toContain('Population met');
  });
});

describe('every answer', () => {
  it('may be framed by the EHR alone, runs no script, and is kept in no cache', async () => {
    const { sandbox, baseUrl } = await livermet();
    const { headers } = await follow(new Browser(), sandbox.launchUrl('inr-correctable'));
    const policy = headers.get('content-security-policy');
    expect(policy).toContain(`frame-ancestors 'self' ${sandbox.url}`);
    expect(policy).toContain("default-src 'none'");
    for (const path of ['/healthz', '/nowhere', '/launch?iss=https%3A%2F%2Fehr.example'])
      expect((await fetch(`${baseUrl}${path}`)).headers.get('content-security-policy')).toMatch(
        /frame-ancestors 'self'$/,
      );
    expect(policy).not.toContain('script-src');
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('the health of the process and of its store can be asked', async () => {
    const { baseUrl } = await livermet();
    const answers = await Promise.all(['/healthz', '/readyz'].map((path) => fetch(`${baseUrl}${path}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe('the sandbox', () => {
  it('is not started in production: without a sites file the app says why it does not start', () => {
    expect(() => loadConfig({ NODE_ENV: 'production' }, () => '')).toThrow(/SITES_FILE: is needed in production/);
  });
});
