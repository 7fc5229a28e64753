import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Intercept, InterceptedRequest } from '../../../launch/sandbox/intercept.ts';
import { type Sandbox, startSandbox } from '../../../launch/sandbox/sandbox.ts';
import { APP, AppLaunch } from './support/app.ts';
import { get } from './support/fhirClient.ts';
import { PATIENTS } from './support/patients.ts';

let sandbox: Sandbox;
let token: string;
let fault: Intercept;
beforeAll(async () => {
  fault = () => undefined;
  sandbox = await startSandbox({ port: 0, app: APP, patients: PATIENTS, intercept: (request) => fault(request) });
  token = (await new AppLaunch(sandbox).tokens('ann')).access_token;
});
afterAll(() => sandbox.close());
beforeEach(() => {
  fault = () => undefined;
});

const observations =
  (reply: ReturnType<Intercept>): Intercept =>
  ({ type }) =>
    type === 'Observation' ? reply : undefined;

describe('a fault that is switched on', () => {
  it('answers in place of the server, and only where it is meant to', async () => {
    fault = observations({ status: 503, headers: { 'retry-after': '1' }, body: 'busy' });
    const failed = await get(sandbox, token, 'Observation?patient=ann');
    expect([failed.status, failed.headers.get('retry-after'), await failed.text()]).toEqual([503, '1', 'busy']);
    expect((await get(sandbox, token, 'Condition?patient=ann')).status).toBe(200);
  });

  it('can send a page of HTML with status 200', async () => {
    fault = observations({ status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Sign in</h1>' });
    const response = await get(sandbox, token, 'Observation');
    expect([response.status, await response.text()]).toEqual([200, '<h1>Sign in</h1>']);
  });

  it('can hang, and the sandbox still closes', async () => {
    const hanging = await startSandbox({
      port: 0,
      app: APP,
      patients: PATIENTS,
      intercept: () => new Promise(() => {}),
    });
    const answer = fetch(hanging.url).catch(() => 'broken off');
    await expect(fetch(hanging.url, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/);
    await hanging.close();
    expect(await answer).toBe('broken off');
  });

  it('can break the connection off in the middle of an answer', async () => {
    async function* broken() {
      yield '{"resourceType":"Bundle",';
      throw new Error('reset');
    }
    fault = observations({ status: 200, headers: { 'content-type': 'application/fhir+json' }, body: broken() });
    const response = await get(sandbox, token, 'Observation');
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow();
  });

  it('sees method, path, type and parameters of every request', async () => {
    const seen: InterceptedRequest[] = [];
    fault = (request) => void seen.push(request);
    await get(sandbox, token, 'Condition?patient=ann');
    await fetch(sandbox.url);
    expect(seen).toMatchObject([
      { method: 'GET', path: '/fhir/Condition', type: 'Condition' },
      { method: 'GET', path: '/' },
    ]);
    expect(seen[0]?.search.get('patient')).toBe('ann');
    expect(seen[1]).not.toHaveProperty('type');
  });
});
