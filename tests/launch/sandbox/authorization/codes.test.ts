import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../../launch/sandbox/sandbox.ts';
import { APP, AppLaunch, PUBLIC, type TokenResponse } from '../support/app.ts';
import { diagnostics, get } from '../support/fhirClient.ts';
import { PATIENTS } from '../support/patients.ts';

let sandbox: Sandbox;
const start = async (accessTokenSeconds = 60) => {
  sandbox = await startSandbox({ port: 0, app: APP, patients: PATIENTS, accessTokenSeconds });
  return new AppLaunch(sandbox, PUBLIC);
};
afterEach(() => sandbox.close());

describe('an authorization code', () => {
  it('works once; used again it is refused and takes its tokens with it', async () => {
    const launch = await start();
    const code = (await launch.authorize('ann')).get('code') ?? '';
    const tokens = (await (await launch.exchange(code)).json()) as TokenResponse;
    expect((await get(sandbox, tokens.access_token, 'Patient/ann')).status).toBe(200);

    const again = await launch.exchange(code);
    expect(again.status).toBe(400);
    expect(await again.json()).toMatchObject({
      error: 'invalid_grant',
      error_description: expect.stringContaining('consumed'),
    });

    expect((await get(sandbox, tokens.access_token, 'Patient/ann')).status).toBe(401);
    expect((await launch.refresh(tokens.refresh_token ?? '')).status).toBe(400);
  });
});

describe('a refresh token', () => {
  it('works once; used again it takes the newer tokens with it', async () => {
    const launch = await start();
    const first = await launch.tokens('ann');
    const second = (await (await launch.refresh(first.refresh_token ?? '')).json()) as TokenResponse;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await launch.refresh(first.refresh_token ?? '')).status).toBe(400);
    expect((await get(sandbox, second.access_token, 'Patient/ann')).status).toBe(401);
  });
});

describe('an access token', () => {
  it('is refused once it has expired', async () => {
    const { access_token, expires_in } = await (await start(1)).tokens('ann');
    expect(expires_in).toBe(1);
    await setTimeout(2100);
    const response = await get(sandbox, access_token, 'Patient/ann');
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(await diagnostics(response)).toContain('expired');
  });
});
