import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../../launch/sandbox/sandbox.ts';
import { APP, AppLaunch, LAUNCH_URL, PRIVATE_KEY, PUBLIC, SCOPE, SECRET } from './support/app.ts';
import { Browser } from './support/browser.ts';
import { get } from './support/fhirClient.ts';
import { PATIENTS } from './support/patients.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, app: APP, patients: PATIENTS });
});
afterAll(() => sandbox.close());

describe.each([PUBLIC, SECRET, PRIVATE_KEY])('an EHR launch of a $kind client', (client) => {
  it('gives a token for the patient of the launch', async () => {
    const tokens = await new AppLaunch(sandbox, client).tokens('ann');
    expect(tokens).toMatchObject({ token_type: 'Bearer', patient: 'ann', need_patient_banner: true, expires_in: 3600 });
    expect(tokens.scope.split(' ').sort()).toEqual(SCOPE.split(' ').sort());
    const read = await get(sandbox, tokens.access_token, 'Patient/ann');
    expect(await read.json()).toMatchObject({ resourceType: 'Patient', id: 'ann' });
  });

  it('says who the user is in an id_token that can be verified', async () => {
    const launch = new AppLaunch(sandbox, client);
    const { id_token, access_token } = await launch.tokens('ann');
    const smart = (await (await fetch(`${sandbox.fhirBase}/.well-known/smart-configuration`)).json()) as {
      issuer: string;
      jwks_uri: string;
    };
    const { payload } = await jwtVerify(id_token, createRemoteJWKSet(new URL(smart.jwks_uri)), {
      issuer: smart.issuer,
      audience: client.clientId,
      algorithms: ['RS256'],
    });
    expect(payload).toMatchObject({ nonce: launch.nonce, fhirUser: `${sandbox.fhirBase}/Practitioner/dr-example` });
    const user = await get(sandbox, access_token, String(payload.fhirUser));
    expect(await user.json()).toMatchObject({ resourceType: 'Practitioner', id: 'dr-example' });
  });

  it('echoes the state and names the issuer in the callback', async () => {
    const launch = new AppLaunch(sandbox, client);
    const callback = await launch.authorize('ann');
    expect(callback.get('state')).toBe(launch.state);
    expect(callback.get('iss')).toBe(sandbox.url);
  });

  it('can be refreshed, for the same patient and with the same authentication', async () => {
    const launch = new AppLaunch(sandbox, client);
    const first = await launch.tokens('ann');
    const refreshed = await launch.refresh(first.refresh_token ?? '');
    expect(refreshed.status).toBe(200);
    const second = (await refreshed.json()) as typeof first;
    expect(second).toMatchObject({ patient: 'ann', scope: first.scope });
    expect(second.access_token).not.toBe(first.access_token);
    expect((await get(sandbox, second.access_token, 'Patient/ann')).status).toBe(200);
  });
});

describe('a launch', () => {
  it('of two patients in two tabs of one browser, at the same time, gives each tab its own patient', async () => {
    const browser = new Browser();
    const patients = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? 'ann' : 'bob'));
    const tokens = await Promise.all(
      patients.map((patient) => new AppLaunch(sandbox, PUBLIC, browser).tokens(patient)),
    );
    expect(tokens.map(({ patient }) => patient)).toEqual(patients);
    for (const { access_token, patient } of tokens) {
      expect((await get(sandbox, access_token, `Patient/${patient}`)).status).toBe(200);
    }
  });

  it('accepts offline_access, which also gives a refresh token', async () => {
    const tokens = await new AppLaunch(sandbox).tokens('ann', { scope: 'launch openid offline_access patient/*.read' });
    expect(tokens.scope.split(' ').sort()).toEqual(['launch', 'offline_access', 'openid', 'patient/*.read']);
    expect(tokens.refresh_token).toBeTypeOf('string');
  });

  it('without online_access or offline_access gives no refresh token', async () => {
    const tokens = await new AppLaunch(sandbox).tokens('ann', { scope: 'launch openid patient/*.rs' });
    expect(tokens.refresh_token).toBeUndefined();
  });

  it('grants scopes with a query and leaves out what it does not know', async () => {
    const laboratory =
      'patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory';
    const tokens = await new AppLaunch(sandbox).tokens('ann', {
      scope: `launch ${laboratory} system/*.rs nonsense`,
      nonce: undefined,
    });
    expect(tokens.scope.split(' ').sort()).toEqual(['launch', laboratory]);
  });
});

describe('the sandbox', () => {
  it('brings a public client and one with a fresh secret when none is registered', async () => {
    const app = { launchUrl: LAUNCH_URL, redirectUri: APP.redirectUri };
    const [first, second] = await Promise.all([
      startSandbox({ port: 0, app, patients: PATIENTS }),
      startSandbox({ port: 0, app, patients: PATIENTS }),
    ]);
    expect(first.clients.map(({ kind }) => kind)).toEqual(['public', 'secret']);
    expect(first.clients).not.toEqual(second.clients);
    for (const client of first.clients) {
      expect(await new AppLaunch(first, client).tokens('bob')).toMatchObject({ patient: 'bob' });
    }
    await Promise.all([first.close(), second.close()]);
  });

  it('refuses to start in production and says what to do', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    const start = startSandbox({ port: 0, app: APP, patients: PATIENTS });
    await expect(start).rejects.toThrow(/NODE_ENV=production.*sites file/);
    await expect(start).rejects.toMatchObject({ name: 'SandboxInProductionError' });
    vi.unstubAllEnvs();
  });

  it('says so when its port is taken', async () => {
    const port = Number(new URL(sandbox.url).port);
    await expect(startSandbox({ port, app: APP, patients: PATIENTS })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('describes itself as SMART discovery asks', async () => {
    const response = await fetch(`${sandbox.fhirBase}/.well-known/smart-configuration`);
    expect(await response.json()).toMatchObject({
      authorization_endpoint: `${sandbox.url}/auth/authorize`,
      token_endpoint: `${sandbox.url}/auth/token`,
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'private_key_jwt'],
      capabilities: expect.arrayContaining([
        'launch-ehr',
        'client-public',
        'client-confidential-symmetric',
        'client-confidential-asymmetric',
        'context-ehr-patient',
        'permission-v2',
        'permission-patient',
        'sso-openid-connect',
      ]),
    });
  });
});
