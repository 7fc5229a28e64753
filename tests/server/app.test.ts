import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type { Intercept } from '../../launch/sandbox/intercept.ts';
import { loadConfig } from '../../server/config.ts';
import { type Running, start } from '../../server/start.ts';
import { Browser } from '../launch/sandbox/support/browser.ts';

const running: Running[] = [];
const lines: string[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()));
  lines.length = 0;
});

/** Keeps the log instead of printing it. */
const memory = new Writable({
  write: (line, _, done) => {
    lines.push(String(line));
    done();
  },
});

/** The app and the sandbox EHR on free ports, with a fault of the EHR if one is given. */
async function livermet(intercept?: Intercept): Promise<Required<Running>> {
  const log = pino({ level: 'trace' }, memory);
  const config = loadConfig({ PORT: '0', SANDBOX_PORT: '0' }, () => '');
  const started = await start(config, log, intercept ? { sandbox: { intercept } } : {});
  running.push(started);
  if (!started.sandbox) throw new Error('no sandbox was started');
  return { ...started, sandbox: started.sandbox };
}

interface Page {
  readonly status: number;
  readonly text: string;
  readonly url: string;
  readonly headers: Headers;
}

/** Follows a launch over both servers to the page it ends on. */
async function follow(browser: Browser, address: string, hops = 12): Promise<Page> {
  const response = await browser.open(address);
  const location = response.headers.get('location');
  if (location !== null && hops > 0) return follow(browser, new URL(location, address).href, hops - 1);
  return { status: response.status, text: await response.text(), url: address, headers: response.headers };
}

const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

/** What every page of a failure owes: words for a person, no inside of the program, and a log without the patient. */
function expectPlainFailure({ text }: Page): void {
  const shown = words(text);
  expect(shown).toContain('What happened');
  expect(shown).toContain('What to do');
  expect(shown).not.toMatch(/node_modules|\.ts:\d|TypeError|at \w+ \(/);
  expect(lines.join('')).not.toMatch(/Samplefield|Barnaby|inr-correctable|1958-09-30/);
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

  it('an address that is none', async () => {
    const { baseUrl } = await livermet();
    const page = await follow(new Browser(), `${baseUrl}/nowhere`);
    expect(page.status).toBe(404);
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
    expect(response.status).toBe(400);
    expect(words(await response.text())).toContain('Nothing was saved');
  });

  it('a launch that another browser opened', async () => {
    const { sandbox } = await livermet();
    const { url } = await follow(new Browser(), sandbox.launchUrl('inr-correctable'));
    const page = await follow(new Browser(), url);
    expect(page.status).toBe(403);
    expectPlainFailure(page);
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
    expect(words(page.text)).toContain('could not be read');
    expect(words(page.text)).not.toContain('Population met');
  });
});

describe('every answer', () => {
  it('may be framed by the EHR alone, runs no script, and is kept in no cache', async () => {
    const { sandbox } = await livermet();
    const { headers } = await follow(new Browser(), sandbox.launchUrl('inr-correctable'));
    const policy = headers.get('content-security-policy');
    expect(policy).toContain(`frame-ancestors 'self' ${sandbox.url}`);
    expect(policy).toContain("default-src 'none'");
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
