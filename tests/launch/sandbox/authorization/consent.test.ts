import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../../launch/sandbox/sandbox.ts';
import { APP, AppLaunch, PUBLIC, REDIRECT_URI } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { PATIENTS } from '../support/patients.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, app: APP, patients: PATIENTS });
});
afterAll(() => sandbox.close());

async function ask(patientId = 'ann', browser = new Browser()) {
  const launch = new AppLaunch(sandbox, PUBLIC, browser);
  const start = launch.authorizeUrl(sandbox.launchUrl(patientId, { consent: 'ask' }));
  const { response, url } = await browser.follow(start);
  return { launch, url, page: await response.text() };
}

async function decide({ launch, url }: Awaited<ReturnType<typeof ask>>, decision: string): Promise<URLSearchParams> {
  const body = new URLSearchParams({ decision });
  const response = await launch.browser.open(url, { method: 'POST', body });
  const end = await launch.browser.follow(response.headers.get('location') ?? '');
  expect(end.url.startsWith(`${REDIRECT_URI}?`)).toBe(true);
  return new URL(end.url).searchParams;
}

describe('a launch that asks for consent', () => {
  it('shows whose record is asked for, with Allow and Refuse', async () => {
    const { page } = await ask();
    expect(page).toContain('Test Ableton');
    expect(page).toContain('patient/Observation.rs');
    expect(page).toMatch(/<button[^>]*value="allow"[^>]*>Allow<\/button>/);
    expect(page).toMatch(/<button[^>]*value="refuse"[^>]*>Refuse<\/button>/);
  });

  it('goes on when it is allowed', async () => {
    const asked = await ask();
    const callback = await decide(asked, 'allow');
    const tokens = await (await asked.launch.exchange(callback.get('code') ?? '')).json();
    expect(tokens).toMatchObject({ patient: 'ann' });
  });

  it('tells the app access_denied when it is refused', async () => {
    const asked = await ask();
    const callback = await decide(asked, 'refuse');
    expect(callback.get('error')).toBe('access_denied');
    expect(callback.get('state')).toBe(asked.launch.state);
    expect(callback.has('code')).toBe(false);
  });

  it('keeps two questions in one browser apart', async () => {
    const browser = new Browser();
    const [first, second] = [await ask('ann', browser), await ask('bob', browser)];
    expect(second.page).toContain('Test Brandeis');
    const codes = [await decide(first, 'allow'), await decide(second, 'allow')].map(
      (callback) => callback.get('code') ?? '',
    );
    expect(await (await first.launch.exchange(codes[0]!)).json()).toMatchObject({ patient: 'ann' });
    expect(await (await second.launch.exchange(codes[1]!)).json()).toMatchObject({ patient: 'bob' });
  });

  it('cannot be answered from another browser', async () => {
    const { url } = await ask();
    const response = await new Browser().open(url, {
      method: 'POST',
      body: new URLSearchParams({ decision: 'allow' }),
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });

  it('can be shown in a frame', async () => {
    const { launch, url } = await ask();
    const response = await launch.browser.open(url);
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(response.headers.get('content-security-policy')).not.toContain('frame-ancestors');
  });
});
