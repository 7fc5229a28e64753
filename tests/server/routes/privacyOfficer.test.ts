import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../server/config.ts';
import { type Running, start } from '../../../server/start.ts';
import { HANDLE, PATIENT, type StubEhr, startStubEhr } from '../../launch/support/stubEhr.ts';
import { locationOf, TestBrowser } from '../../launch/support/testBrowser.ts';
import { suiteLogger } from '../../logs/suiteLog.ts';

const BIRTH = '1961-02-03';
let ehr: StubEhr;
let app: Running | undefined;
beforeEach(async () => {
  ehr = await startStubEhr();
  ehr.answers.fhir = ({ path }) => ({
    body: path.includes('/Patient/')
      ? { resourceType: 'Patient', id: PATIENT, birthDate: BIRTH }
      : { resourceType: 'Bundle', type: 'searchset', entry: [] },
  });
});
afterEach(async () => {
  await app?.close();
  await ehr.close();
});

/** A launch by Practitioner/7 at a site whose sites file names these privacy officers. */
async function launched(privacyOfficers: readonly string[] | undefined) {
  const { policy: _, ...site } = ehr.site();
  const sites = JSON.stringify({ sites: [{ ...site, ...(privacyOfficers ? { privacyOfficers } : {}) }] });
  const key = Buffer.alloc(32, 1).toString('base64');
  const environment = { SITES_FILE: 'sites.json', DATABASE_FILE: ':memory:', LIVERMET_KEY: key, PORT: '0' };
  app = await start(
    loadConfig(environment, () => sites),
    suiteLogger(),
  );
  const browser = new TestBrowser(app.baseUrl);
  const started = await browser.open(`/launch?${new URLSearchParams({ iss: ehr.iss, launch: HANDLE })}`);
  const path = locationOf(await browser.open(ehr.consent(locationOf(started))));
  return { browser, path };
}

describe('the audit trail is open', () => {
  it('to the users whom the sites file names', async () => {
    const { browser, path } = await launched(['Practitioner/1', 'Practitioner/7']);
    expect(await (await browser.open(path)).text()).toContain('Audit trail</a>');
    expect((await browser.open(`${path}audit-trail`)).status).toBe(200);
  });

  it.each([
    ['whom it does not name', ['Practitioner/77', 'Practitioner']],
    ['where it names nobody', []],
    ['where it says nothing', undefined],
  ])('not to users %s: the page says so and what to do, and the attempt is recorded', async (_, officers) => {
    const { browser, path } = await launched(officers?.filter((officer) => officer.includes('/')));
    expect(await (await browser.open(path)).text()).not.toContain('Audit trail</a>');
    const refused = await browser.open(`${path}audit-trail?patient=${PATIENT}`);
    expect(refused.status).toBe(403);
    const text = await refused.text();
    expect(text).toContain('The audit trail is for privacy officers');
    expect(text).toContain('privacyOfficers in the sites file');
    expect(text).not.toContain('Launch from the EHR');
  });

  it('to nobody without a launch', async () => {
    const { path } = await launched(['Practitioner/7']);
    expect((await new TestBrowser(app?.baseUrl ?? '').open(`${path}audit-trail`)).status).toBe(403);
  });
});
