import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../../launch/sandbox/sandbox.ts';
import { APP, AppLaunch, type Changes, PUBLIC, REDIRECT_URI } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { PATIENTS } from '../support/patients.ts';

let sandbox: Sandbox;
let now = new Date();
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, app: APP, patients: PATIENTS, now: () => now });
});
afterAll(() => sandbox.close());

const url = (changes: Changes = {}) => new AppLaunch(sandbox, PUBLIC).authorizeUrl(sandbox.launchUrl('ann'), changes);

async function refusal(address: string): Promise<{ status: number; rules: string[] }> {
  const response = await fetch(address, { redirect: 'manual' });
  const body = response.status === 400 ? ((await response.json()) as { rules: { rule: string }[] }) : { rules: [] };
  return { status: response.status, rules: body.rules.map(({ rule }) => rule) };
}

describe('the authorization endpoint', () => {
  it('sends a launch that keeps every rule back to the app', async () => {
    expect(await refusal(url())).toEqual({ status: 303, rules: [] });
  });

  it.each<[string, Changes, string]>([
    ['without response_type', { response_type: undefined }, 'response_type'],
    ['that asks for a token instead of a code', { response_type: 'token' }, 'response_type'],
    ['of an unregistered client', { client_id: 'somebody' }, 'client_id'],
    ['without client_id', { client_id: undefined }, 'client_id'],
    ['with another redirect URI', { redirect_uri: 'http://evil.example/callback' }, 'redirect_uri'],
    ['with a longer redirect URI', { redirect_uri: `${REDIRECT_URI}/` }, 'redirect_uri'],
    ['without a redirect URI', { redirect_uri: undefined }, 'redirect_uri'],
    ['that does not echo the launch', { launch: undefined }, 'launch'],
    ['with a launch that this EHR never began', { launch: 'made-up' }, 'launch'],
    ['without state', { state: undefined }, 'state'],
    ['with a short state', { state: 'pV3kQ9xLwT2mZ8rB' }, 'state'],
    ['with a constant state', { state: 'a'.repeat(64) }, 'state'],
    ['without aud', { aud: undefined }, 'aud'],
    ['for another FHIR server', { aud: 'http://other.example/fhir' }, 'aud'],
    ['without a code challenge', { code_challenge: undefined }, 'code_challenge'],
    ['with a code challenge that is no hash', { code_challenge: 'plain-verifier' }, 'code_challenge'],
    ['with a plain code challenge', { code_challenge_method: 'plain' }, 'code_challenge_method'],
    ['without a code challenge method', { code_challenge_method: undefined }, 'code_challenge_method'],
    ['without scope', { scope: undefined }, 'scope'],
    ['without the launch scope', { scope: 'openid patient/*.rs' }, 'scope'],
  ])('refuses a launch %s', async (_, changes, rule) => {
    expect(await refusal(url(changes))).toEqual({ status: 400, rules: [rule] });
  });

  it.each<[string, Changes, { status: number; rules: string[] }]>([
    ['and lets the user choose a patient', { scope: 'launch/patient openid patient/*.rs' }, { status: 303, rules: [] }],
    ['and wants to know the user only', { scope: 'openid fhirUser' }, { status: 303, rules: [] }],
    [
      'with a launch',
      { scope: 'launch/patient openid', launch: 'made-up' },
      { status: 400, rules: ['launch', 'scope'] },
    ],
    ['and asks for the launch of a chart', { scope: 'launch openid' }, { status: 400, rules: ['launch'] }],
    ['and names no patient', { scope: 'openid patient/*.rs' }, { status: 400, rules: ['scope'] }],
    ['for another FHIR server', { scope: 'openid', aud: 'http://other.example' }, { status: 400, rules: ['aud'] }],
    ['with a short state', { scope: 'openid', state: 'pV3kQ9xLwT2mZ8rB' }, { status: 400, rules: ['state'] }],
  ])('judges a launch that did not begin in a chart %s', async (_, { scope, ...changes }, expected) => {
    expect(await refusal(new AppLaunch(sandbox, PUBLIC).standaloneUrl(scope ?? '', changes))).toEqual(expected);
  });

  it('refuses a parameter that is sent twice', async () => {
    expect(await refusal(`${url()}&aud=http://other.example`)).toEqual({ status: 400, rules: ['each-parameter-once'] });
  });

  it('names every rule a launch breaks, not only the first', async () => {
    expect(await refusal(url({ state: 'x', aud: 'y' }))).toEqual({ status: 400, rules: ['state', 'aud'] });
  });

  it('forgets a launch after ten minutes', async () => {
    const address = url();
    now = new Date(now.getTime() + 10 * 60_000);
    expect(await refusal(address)).toEqual({ status: 400, rules: ['launch'] });
  });

  it('shows a person a page that names the rule, without sending the browser anywhere', async () => {
    const response = await new Browser().open(url({ redirect_uri: 'http://evil.example/<script>' }));
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    expect(page).toContain('<code>redirect_uri</code> is not exactly the registered one');
    expect(page).not.toContain('<script>');
  });
});
