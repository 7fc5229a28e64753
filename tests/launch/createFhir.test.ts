import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreatePort } from '../../server/fhir/createPort.ts';
import { createResource } from '../../server/fhir/createResource.ts';
import { PATIENT, type StubEhr, startStubEhr } from './support/stubEhr.ts';
import { completeLaunch, startTestApp, type TestApp } from './support/testApp.ts';

let ehr: StubEhr;
let app: TestApp;

beforeEach(async () => {
  ehr = await startStubEhr();
  app = await startTestApp({ sites: [ehr.site()] });
});
afterEach(async () => {
  await app.close();
  await ehr.close();
});

/** The way to write of a launch; without a refresh token unless one is asked for. */
async function portOf({ refresh = false } = {}): Promise<CreatePort> {
  let count = 0;
  ehr.answers.token = async ({ form }) => {
    count += 1;
    const tokens = { access_token: `ACCESS-${count}`, ...(refresh ? {} : { refresh_token: undefined }) };
    return { body: await ehr.tokenResponse(form.code, tokens) };
  };
  const browser = app.browser();
  const { id } = await completeLaunch(ehr, browser);
  const cookie = [...browser.cookies.values()].map(({ name, value }) => `${name}=${value}`).join('; ');
  return (await app.requireLaunch(id, cookie)).port;
}

const REQUEST = {
  resourceType: 'Observation',
  resource: { resourceType: 'Observation', subject: { reference: `Patient/${PATIENT}` } },
  ifNoneExist: 'identifier=https://livermet.example/x|k1',
};
const write = async (port: CreatePort, ms = 5_000) => createResource(port, REQUEST, ms);
const posted = () => ehr.askedFor('/fhir/Observation').filter(({ method }) => method === 'POST');

describe('a resource is created', () => {
  it('below the FHIR address, with the token of the launch, unless something with its identifier exists', async () => {
    const location = `${ehr.iss}/Observation/7/_history/1`;
    ehr.answers.fhir = () => ({ status: 201, headers: { location }, body: '' });
    expect(await write(await portOf())).toEqual({ kind: 'written', reference: 'Observation/7' });
    const [asked] = posted();
    expect(asked?.headers).toMatchObject({
      authorization: 'Bearer ACCESS-1',
      'content-type': 'application/fhir+json; charset=utf-8',
      'if-none-exist': REQUEST.ifNoneExist,
    });
  });

  it('and the address it is said to stand at is not asked for, wherever that may be', async () => {
    ehr.answers.fhir = () => ({
      status: 201,
      headers: { location: `${ehr.origin}/elsewhere/Observation/9` },
      body: '',
    });
    expect(await write(await portOf())).toEqual({ kind: 'written', reference: 'Observation/9' });
    expect(ehr.askedFor('/elsewhere')).toEqual([]);
  });

  it('with a fresh token where the old one was refused, and then once', async () => {
    const port = await portOf({ refresh: true });
    ehr.answers.fhir = ({ headers }) =>
      headers.authorization === 'Bearer ACCESS-1'
        ? { status: 401, body: {} }
        : { status: 201, headers: { location: 'Observation/7' }, body: '' };
    expect(await write(port)).toEqual({ kind: 'written', reference: 'Observation/7' });
    expect(posted().map(({ headers }) => headers.authorization)).toEqual(['Bearer ACCESS-1', 'Bearer ACCESS-2']);
  });
});

describe('what came of an attempt', () => {
  it('a redirect is followed nowhere and is a refusal', async () => {
    ehr.answers.fhir = () => ({ status: 307, headers: { location: `${ehr.origin}/elsewhere` }, body: '' });
    expect(await write(await portOf())).toMatchObject({ kind: 'refused', status: 307 });
    expect(ehr.askedFor('/elsewhere')).toEqual([]);
  });

  it('is not known after a time-out, and nothing is sent again', async () => {
    ehr.answers.fhir = () => ({ status: 201, delayMs: 1_500, body: '' });
    expect(await write(await portOf(), 200)).toEqual({ kind: 'unknown', reason: 'the EHR did not answer in time' });
    expect(posted()).toHaveLength(1);
  });

  it('is not known after a connection that broke before an answer', async () => {
    const port = await portOf();
    ehr.answers.fhir = () => {
      setTimeout(() => ehr.close(), 50);
      return { status: 201, delayMs: 300, body: '' };
    };
    expect(await write(port)).toEqual({ kind: 'unknown', reason: 'the connection to the EHR failed' });
  });

  it('is nothing where the EHR cannot be reached at all', async () => {
    const port = await portOf();
    await ehr.close();
    // A connection that stands idle has to be seen to end, or its end comes as that of the request.
    await sleep(200);
    expect(await write(port)).toEqual({
      kind: 'refused',
      status: undefined,
      reason: 'the connection to the EHR failed',
    });
    ehr = await startStubEhr();
  });

  it('is known from status and Location even where the body breaks off', async () => {
    const headers = { location: 'Observation/7', 'content-length': '1000' };
    ehr.answers.fhir = () => ({ status: 201, headers, body: '{"resourceType"', cutAfterMs: 50 });
    expect(await write(await portOf())).toEqual({ kind: 'written', reference: 'Observation/7' });
  });

  it.each([429, 503])(
    'of %d with a time to come back is a refusal, and nothing is sent before that time',
    async (status) => {
      const port = await portOf();
      ehr.answers.fhir = () => ({ status, headers: { 'retry-after': '60' }, body: {} });
      expect(await write(port)).toMatchObject({ kind: 'refused', status });
      ehr.answers.fhir = () => ({ status: 201, headers: { location: 'Observation/7' }, body: '' });
      expect(await write(port)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('asked to wait') });
      expect(posted()).toHaveLength(1);
    },
  );

  it('is nothing where the access could not be renewed', async () => {
    const port = await portOf({ refresh: true });
    ehr.answers.fhir = () => ({ status: 401, body: {} });
    ehr.answers.token = () => ({ status: 400, body: { error: 'invalid_grant' } });
    expect(await write(port)).toMatchObject({ kind: 'refused', status: 401 });
  });
});
