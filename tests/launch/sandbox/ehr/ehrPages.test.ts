import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../../launch/sandbox/sandbox.ts';
import { APP, AppLaunch, LAUNCH_URL } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { PATIENTS } from '../support/patients.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, app: APP, patients: PATIENTS });
});
afterAll(() => sandbox.close());

const page = async (path: string) => (await fetch(sandbox.url + path)).text();
const frame = (text: string) =>
  (/<iframe title="LiverMet" src="([^"]+)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');

async function launched(address: string) {
  const launch = new AppLaunch(sandbox);
  const { url } = await new Browser().follow(launch.authorizeUrl(address));
  return (await launch.exchange(new URL(url).searchParams.get('code') ?? '')).json();
}

describe('the list of patients', () => {
  it('shows name, birth date and what each patient shows, with a link to the chart', async () => {
    const text = await page('/');
    expect(text).toContain('<a href="/chart/ann">Test Ableton</a>');
    expect(text).toContain('1960-02-29');
    expect(text).toContain('Shows &lt;b&gt;everything&lt;/b&gt;');
    expect(text).toMatch(/<html lang="en">[\s\S]*<title>Patients - Sandbox EHR<\/title>[\s\S]*<h1>Patients<\/h1>/);
  });

  it('needs no script and nothing from elsewhere', async () => {
    const response = await fetch(sandbox.url);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
    expect(await response.text()).not.toMatch(/<script|https:\/\//);
    const style = await fetch(`${sandbox.url}/ehr.css`);
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css']);
  });
});

describe("a patient's chart", () => {
  it('names the patient in its own header and leads back to the list', async () => {
    const text = await page('/chart/ann');
    expect(text).toMatch(
      /<header[\s\S]*<h1>Test Ableton<\/h1><p>Born 1960-02-29 · MRN MRN-ann[\s\S]*<a href="\/">All patients<\/a>/,
    );
  });

  it('launches the app in a frame, for this patient, without the app having to show a banner', async () => {
    const address = frame(await page('/chart/ann'));
    expect(address.startsWith(`${LAUNCH_URL}?iss=${encodeURIComponent(sandbox.fhirBase)}&launch=`)).toBe(true);
    expect(await launched(address)).toMatchObject({ patient: 'ann', need_patient_banner: false });
  });

  it('makes a fresh launch every time it is opened', async () => {
    const [first, second] = [frame(await page('/chart/ann')), frame(await page('/chart/ann'))];
    expect(first).not.toBe(second);
  });

  it('allows the frame to show the app and itself, and nobody else', async () => {
    const response = await fetch(`${sandbox.url}/chart/ann`);
    expect(response.headers.get('content-security-policy')).toContain(`frame-src ${sandbox.url} http://localhost:1`);
  });

  it('can launch into a full window instead', async () => {
    expect(await page('/chart/ann')).toContain('<a href="/chart/ann/open">');
    const response = await fetch(`${sandbox.url}/chart/ann/open`, { redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(await launched(response.headers.get('location') ?? '')).toMatchObject({ need_patient_banner: true });
  });

  it.each(['/chart/ann?consent=ask', '/chart/ann/open?consent=ask'])('%s asks for consent first', async (path) => {
    const response = await fetch(sandbox.url + path, { redirect: 'manual' });
    const address = response.headers.get('location') ?? frame(await response.text());
    const { url } = await new Browser().follow(new AppLaunch(sandbox).authorizeUrl(address));
    expect(url).toMatch(/\/consent\//);
  });

  it.each(['/chart/nobody', '/chart/', '/nowhere', '/chart/%', '/auth/nothing'])('%s is not found', async (path) => {
    const response = await fetch(sandbox.url + path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('<a href="/">All patients</a>');
  });
});
