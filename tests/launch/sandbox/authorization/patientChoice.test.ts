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

const SCOPE = 'launch/patient openid fhirUser patient/Patient.rs';

async function ask(scope = SCOPE, browser = new Browser()) {
  const launch = new AppLaunch(sandbox, PUBLIC, browser);
  const { response, url } = await browser.follow(launch.standaloneUrl(scope));
  return { launch, url, page: await response.text() };
}

async function choose({ launch, url }: Awaited<ReturnType<typeof ask>>, form: Readonly<Record<string, string>>) {
  const response = await launch.browser.open(url, { method: 'POST', body: new URLSearchParams(form) });
  const end = await launch.browser.follow(response.headers.get('location') ?? '');
  expect(end.url.startsWith(`${REDIRECT_URI}?`)).toBe(true);
  return new URL(end.url).searchParams;
}

const tokensOf = async (launch: AppLaunch, callback: URLSearchParams) =>
  (await launch.exchange(callback.get('code') ?? '')).json();

const read = async (path: string, token: string) =>
  (await fetch(`${sandbox.fhirBase}/${path}`, { headers: { authorization: `Bearer ${token}` } })).status;

describe('a launch that asks the user for a patient', () => {
  it('shows every patient and what is asked for', async () => {
    const { page } = await ask();
    expect(page).toMatch(/<button[^>]*name="patient" value="ann"[^>]*>Test Ableton<\/button>/);
    expect(page).toMatch(/<button[^>]*value="bob"/);
    expect(page).toContain('patient/Patient.rs');
  });

  it('is for the chosen one, and reads nobody else', async () => {
    const asked = await ask();
    const tokens = await tokensOf(asked.launch, await choose(asked, { patient: 'bob' }));
    expect(tokens).toMatchObject({ patient: 'bob', need_patient_banner: true });
    expect(await read('Patient/bob', tokens.access_token)).toBe(200);
    expect(await read('Patient/ann', tokens.access_token)).toBe(404);
  });

  it.each([{ decision: 'refuse' }, { patient: 'nobody' }, {}])('is refused with %j', async (form) => {
    const callback = await choose(await ask(), form);
    expect([callback.get('error'), callback.get('code')]).toEqual(['access_denied', null]);
  });

  it('is kept apart from another one in the same browser', async () => {
    const browser = new Browser();
    const [first, second] = [await ask(SCOPE, browser), await ask(SCOPE, browser)];
    const callbacks = [await choose(second, { patient: 'bob' }), await choose(first, { patient: 'ann' })];
    expect(await tokensOf(second.launch, callbacks[0]!)).toMatchObject({ patient: 'bob' });
    expect(await tokensOf(first.launch, callbacks[1]!)).toMatchObject({ patient: 'ann' });
  });
});

it('a launch that asks only who the user is asks nothing, names no patient and reads none', async () => {
  const launch = new AppLaunch(sandbox, PUBLIC);
  const { url } = await launch.browser.follow(launch.standaloneUrl('openid fhirUser'));
  const tokens = await tokensOf(launch, new URL(url).searchParams);
  expect(Object.keys(tokens)).not.toContain('patient');
  expect(tokens.id_token).toMatch(/^eyJ/);
  expect(await read('Practitioner/dr-example', tokens.access_token)).toBe(200);
  expect(await read('Patient/ann', tokens.access_token)).toBe(403);
});
