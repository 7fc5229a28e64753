import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

let next = 0;
let identifier: { readonly system: string; readonly value: string };
beforeEach(() => {
  next += 1;
  identifier = { system: 'urn:app', value: `note-${next}` };
});

const ecog = (more: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  identifier: [identifier],
  code: { coding: [{ system: 'http://loinc.org', code: '89247-1' }] },
  subject: { reference: 'Patient/ann' },
  valueInteger: 1,
  ...more,
});

const post = (access: string, type: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${sandbox.fhirBase}/${type}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access}`, 'content-type': 'application/fhir+json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('an app with the scope to create', () => {
  it.each(['patient/Observation.c', 'patient/Observation.cruds', 'patient/Observation.write', 'patient/*.c'])(
    'writes into the record of its patient: %s',
    async (scope) => {
      const access = await token(`${scope} patient/Observation.rs`);
      const created = await post(access, 'Observation', ecog());
      expect(created.status).toBe(201);
      const { id } = await created.json();
      expect(created.headers.get('location')).toBe(`${sandbox.fhirBase}/Observation/${id}/_history/1`);
      expect((await get(sandbox, access, `Observation/${id}`)).status).toBe(200);
      expect(ids(await search(sandbox, access, 'Observation?code=89247-1'))).toContain(id);
      const other = await token('patient/Observation.rs', 'bob');
      expect((await get(sandbox, other, `Observation/${id}`)).status).toBe(404);
    },
  );

  it('writes once, however often it asks, where If-None-Exist names the identifier', async () => {
    const access = await token('patient/Observation.crs');
    const header = { 'if-none-exist': `identifier=urn:app|${identifier.value}` };
    const first = await post(access, 'Observation', ecog(), header);
    const second = await post(access, 'Observation', ecog(), header);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect((await second.json()).id).toBe((await first.json()).id);
    await post(access, 'Observation', ecog());
    expect((await post(access, 'Observation', ecog(), header)).status).toBe(412);
  });

  it('writes a document', async () => {
    const document = {
      resourceType: 'DocumentReference',
      status: 'current',
      subject: { reference: `${sandbox.fhirBase}/Patient/ann` },
      content: [{ attachment: { contentType: 'text/html', data: 'x'.repeat(200_000) } }],
    };
    expect((await post(await token('patient/DocumentReference.c'), 'DocumentReference', document)).status).toBe(201);
  });
});

describe('what is not written, and why', () => {
  it.each(['patient/Observation.rs', 'patient/DocumentReference.c', 'patient/Observation.c?category=laboratory'])(
    'the scope does not cover it: %s',
    async (scope) => expect((await post(await token(scope), 'Observation', ecog())).status).toBe(403),
  );

  it.each<[string, string, unknown, number]>([
    ['another patient', 'Observation', { ...ecog(), subject: { reference: 'Patient/bob' } }, 422],
    ['no patient', 'Observation', { ...ecog(), subject: undefined }, 422],
    ['no status', 'Observation', { ...ecog(), status: undefined }, 422],
    ['another type', 'Observation', { ...ecog(), resourceType: 'Condition' }, 400],
    ['no JSON', 'Observation', 'hello', 400],
    ['a type that cannot be created', 'Condition', { resourceType: 'Condition' }, 405],
  ])('%s', async (_, type, body, status) => {
    const response = await post(await token('patient/*.crs'), type, body);
    expect(response.status).toBe(status);
    expect(await diagnostics(response)).toBeTypeOf('string');
  });

  it('a condition that cannot be checked', async () => {
    const access = await token('patient/Observation.c');
    expect((await post(access, 'Observation', ecog(), { 'if-none-exist': 'mood=good' })).status).toBe(400);
  });
});

it('the server says that it can', async () => {
  const { rest } = await (await get(sandbox, undefined, 'metadata')).json();
  const observation = rest[0].resource.find(({ type }: { type: string }) => type === 'Observation');
  expect(observation).toMatchObject({ conditionalCreate: true });
  expect(observation.interaction).toContainEqual({ code: 'create' });
});
