import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../../launch/sandbox/sandbox.ts';
import { APP, AppLaunch } from '../support/app.ts';
import { diagnostics, get, ids, search } from '../support/fhirClient.ts';
import { PATIENTS } from '../support/patients.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, app: APP, patients: PATIENTS });
});
afterAll(() => sandbox.close());

const token = async (scope: string, patient = 'ann') =>
  (await new AppLaunch(sandbox).tokens(patient, { scope: `launch openid ${scope}` })).access_token;

describe('a request without a valid token', () => {
  it.each([
    ['none', undefined, /^Bearer realm="[^"]+"$/],
    ['one that was made up', 'made-up', /error="invalid_token"/],
  ])('with %s is 401 and says how to authenticate', async (_, value, challenge) => {
    const response = await get(sandbox, value, 'Patient/ann');
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(challenge);
    expect(response.headers.get('content-type')).toContain('application/fhir+json');
    expect(await diagnostics(response)).toBeTypeOf('string');
  });

  it('can still read the CapabilityStatement, which names the endpoints', async () => {
    const response = await get(sandbox, undefined, 'metadata');
    const statement = await response.json();
    expect(statement).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
    expect(JSON.stringify(statement)).toContain(`"valueUri":"${sandbox.url}/auth/token"`);
  });
});

describe("the record of the token's own patient", () => {
  it('is all that a search shows', async () => {
    const access = await token('patient/*.rs');
    expect(ids(await search(sandbox, access, 'Patient'))).toEqual(['ann']);
    expect(ids(await search(sandbox, access, 'Observation'))).toEqual(['ann-bilirubin', 'ann-ecog']);
    expect(ids(await search(sandbox, access, 'Observation?patient=ann'))).toEqual(['ann-bilirubin', 'ann-ecog']);
  });

  it.each(['Observation?patient=bob', 'Observation?_id=bob-bilirubin', 'Patient?_id=bob'])(
    'is not widened by %s',
    async (query) => {
      const found = await search(sandbox, await token('patient/*.rs'), query);
      expect(found).toMatchObject({ total: 0, entry: [] });
    },
  );

  it.each(['Patient/bob', 'Observation/bob-bilirubin', 'Observation/nothing'])('does not contain %s', async (path) => {
    const response = await get(sandbox, await token('patient/*.rs'), path);
    expect(response.status).toBe(404);
    expect(await diagnostics(response)).toContain('not known');
  });
});

describe('the scopes of a token', () => {
  const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';

  it.each([
    ['patient/Observation.rs', 'Condition', 403],
    ['patient/Observation.r', 'Observation', 403],
    ['patient/Observation.s', 'Observation', 200],
    ['patient/Observation.s', 'Observation/ann-bilirubin', 403],
    ['patient/Observation.r', 'Observation/ann-bilirubin', 200],
    ['patient/Observation.read', 'Observation', 200],
    ['patient/Observation.write', 'Observation', 403],
    ['patient/*.read', 'Condition/ann-condition', 200],
    ['patient/*.cruds', 'Procedure/ann-procedure', 200],
    ['patient/*.rs', 'Practitioner/dr-example', 403],
    ['fhirUser', 'Practitioner/dr-example', 200],
    ['fhirUser', 'Practitioner/somebody', 404],
    ['user/Observation.rs', 'Observation', 403],
    ['patient/*.rs', 'Medication', 404],
  ])('%s answer %s with %i', async (scope, path, status) => {
    expect((await get(sandbox, await token(scope), path)).status).toBe(status);
  });

  it('with a query show only what answers it', async () => {
    const access = await token(`patient/Observation.rs?category=${CATEGORY}|survey`);
    expect(ids(await search(sandbox, access, 'Observation'))).toEqual(['ann-ecog']);
    expect((await get(sandbox, access, 'Observation/ann-bilirubin')).status).toBe(404);
    expect((await get(sandbox, access, 'Observation/ann-ecog')).status).toBe(200);
  });

  it('add up', async () => {
    const both = ['laboratory', 'survey']
      .map((code) => `patient/Observation.rs?category=${CATEGORY}|${code}`)
      .join(' ');
    expect(ids(await search(sandbox, await token(both), 'Observation'))).toEqual(['ann-bilirubin', 'ann-ecog']);
  });
});

describe('a request the server does not support', () => {
  it.each([
    ['DELETE', 'Observation/ann-bilirubin', 405],
    ['PUT', 'Observation/ann-bilirubin', 405],
    ['POST', 'Observation', 403],
    ['POST', 'Condition', 405],
    ['GET', 'Observation/ann-bilirubin/_history', 404],
    ['GET', '', 404],
  ])('%s %s is %i, with an OperationOutcome', async (method, path, status) => {
    const authorization = `Bearer ${await token('patient/*.rs')}`;
    const response = await fetch(`${sandbox.fhirBase}/${path}`, { method, headers: { authorization } });
    expect(response.status).toBe(status);
    expect(await diagnostics(response)).toBeTypeOf('string');
  });
});
