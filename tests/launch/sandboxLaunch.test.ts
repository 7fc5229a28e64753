import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../launch/sandbox/sandbox.ts';
import { DEFAULT_POLICY } from '../../server/chart/policy.ts';
import type { ClientAuthentication } from '../../server/config.ts';
import { Browser } from './sandbox/support/browser.ts';
import { PATIENTS } from './sandbox/support/patients.ts';
import { BASE_URL, startTestApp, type TestApp } from './support/testApp.ts';
import { locationOf, type TestBrowser } from './support/testBrowser.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const kid = 'app-key';
const secret = 'SECRET p%ss:w+rd & more';

const CLIENTS = {
  public: { kind: 'public', clientId: 'app-public' },
  secret: { kind: 'secret', clientId: 'app:secret', secret },
  'private-key': {
    kind: 'private-key',
    clientId: 'app-key',
    algorithm: 'ES384',
    jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES384', use: 'sig' }] },
  },
} as const;

const AUTHENTICATIONS: readonly ClientAuthentication[] = [
  { kind: 'public' },
  { kind: 'secret', secret },
  { kind: 'private-key', algorithm: 'ES384', privateKeys: [{ ...privateKey.export({ format: 'jwk' }), kid }] },
];

let sandbox: Sandbox;
let app: TestApp;

afterEach(async () => {
  await app.close();
  await sandbox.close();
});

async function startWith(authentication: ClientAuthentication): Promise<void> {
  const client = CLIENTS[authentication.kind];
  const urls = { launchUrl: `${BASE_URL}/launch`, redirectUri: `${BASE_URL}/callback` };
  // Tokens that are about to end when they come, so that reading refreshes them.
  sandbox = await startSandbox({
    port: 0,
    app: { ...urls, clients: [client] },
    patients: PATIENTS,
    accessTokenSeconds: 20,
  });
  const site = { id: 'sandbox', name: 'Sandbox', iss: sandbox.fhirBase, clientId: client.clientId, authentication };
  app = await startTestApp({
    sites: [{ ...site, endpointHosts: [], frameAncestors: [], policy: DEFAULT_POLICY }],
  });
}

const pathOf = (url: string) => url.slice(BASE_URL.length);

/** A click in the sandbox's list of patients, and everything that follows. */
async function launch(patientId: string, browser: TestBrowser): Promise<string> {
  const authorizeUrl = locationOf(await browser.open(pathOf(sandbox.launchUrl(patientId))));
  const { url } = await new Browser().follow(authorizeUrl);
  return locationOf(await browser.open(pathOf(url)));
}

describe.each(AUTHENTICATIONS)(
  'a launch from the sandbox EHR, which checks every rule, as a $kind client',
  (authentication) => {
    it('opens the patient that was clicked, and reads and refreshes', async () => {
      await startWith(authentication);
      const browser = app.browser();
      const path = await launch('ann', browser);
      expect(await (await browser.open(path)).json()).toMatchObject({ patient: 'ann', site: 'sandbox' });
      const cookie = [...browser.cookies.values()].map(({ name, value }) => `${name}=${value}`).join('; ');
      const { port, launch: opened } = await app.requireLaunch(path.split('/')[2] ?? '', cookie);
      const patient = await port.get('Patient/ann', AbortSignal.timeout(5_000));
      expect(patient).toMatchObject({ resourceType: 'Patient', id: 'ann' });
      const later = await app.store.findLaunch(opened.id);
      expect(later?.tokens.accessToken).not.toBe(opened.tokens.accessToken);
    });

    it('keeps two patients in two tabs of one browser apart', async () => {
      await startWith(authentication);
      const browser = app.browser();
      const [ann, bob] = [await launch('ann', browser), await launch('bob', browser)];
      expect(await (await browser.open(ann)).json()).toMatchObject({ patient: 'ann' });
      expect(await (await browser.open(bob)).json()).toMatchObject({ patient: 'bob' });
    });
  },
);
