import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FhirFailure } from '../../server/fhir/fhirFailure.ts';
import type { FhirPort } from '../../server/fhir/fhirPort.ts';
import { HANDLE, PATIENT, type StubEhr, startStubEhr } from './support/stubEhr.ts';
import { completeLaunch, startTestApp, type TestApp } from './support/testApp.ts';

let ehr: StubEhr;
let app: TestApp;
let port: FhirPort;

beforeEach(async () => {
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
  ehr = await startStubEhr();
  app = await startTestApp({ sites: [ehr.site()], limits: { fhirBytes: 100_000 } });
  const browser = app.browser();
  ehr.answers.token = async ({ form }) => ({ body: await ehr.tokenResponse(form.code, { refresh_token: undefined }) });
  const { id } = await completeLaunch(ehr, browser);
  const cookie = [...browser.cookies.values()].map(({ name, value }) => `${name}=${value}`).join('; ');
  ({ port } = await app.requireLaunch(id, cookie));
});
afterEach(async () => {
  await app.close();
  await ehr.close();
  nock.cleanAll();
  nock.enableNetConnect();
});

const get = (path: string, ms = 5_000) => port.get(path, AbortSignal.timeout(ms));
const fhirAsked = () => ehr.askedFor('/fhir').filter(({ path }) => !path.includes('.well-known'));

/** The failure of a request, which says nothing of patient, token or address. */
async function failureOf(path: string, ms?: number): Promise<FhirFailure> {
  const failure = await get(path, ms).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(FhirFailure);
  const everything = JSON.stringify(failure) + String((failure as FhirFailure).stack);
  for (const secret of [PATIENT, HANDLE, 'ACCESS-', 'secret text']) expect(everything).not.toContain(secret);
  return failure as FhirFailure;
}

describe('a request', () => {
  it('goes below the FHIR address with the token of the launch, asking for FHIR', async () => {
    expect(await get(`Condition?patient=${PATIENT}&_count=200`)).toMatchObject({ resourceType: 'Bundle' });
    const [asked] = fhirAsked();
    expect(asked).toMatchObject({ method: 'GET', path: `/fhir/Condition?patient=${PATIENT}&_count=200` });
    expect(asked?.headers.authorization).toBe('Bearer ACCESS-1');
    expect(asked?.headers.accept).toMatch(/^application\/fhir\+json/);
  });

  it('follows a page’s next link as it stands', async () => {
    await get(`${ehr.iss}?_getpages=a%7Cb&_getpagesoffset=200`);
    await get(`${ehr.iss}/Condition?page=2`);
    expect(fhirAsked().map(({ path }) => path)).toEqual([
      '/fhir?_getpages=a%7Cb&_getpagesoffset=200',
      '/fhir/Condition?page=2',
    ]);
  });

  it('reads one page only, whatever links it holds', async () => {
    ehr.answers.fhir = () => ({ body: { resourceType: 'Bundle', link: [{ relation: 'next', url: `${ehr.iss}/x` }] } });
    await get('Condition');
    expect(fhirAsked()).toHaveLength(1);
  });

  it('gives FHIR sent as application/fhir+json, and text as text', async () => {
    ehr.answers.fhir = () => ({
      body: { resourceType: 'Patient' },
      headers: { 'content-type': 'application/fhir+json' },
    });
    expect(await get('Patient/1')).toEqual({ resourceType: 'Patient' });
    ehr.answers.fhir = () => ({ body: '<html>', headers: { 'content-type': 'text/html' } });
    expect(await get('Patient/1')).toBe('<html>');
  });
});

describe('a token never leaves for another place', () => {
  it.each([
    'https://evil.example/fhir/Condition',
    '//evil.example/fhir/Condition',
    'http://127.0.0.1:1/fhir/Condition',
    '/Condition',
    '../token',
    '%2e%2e/token',
    'Condition/../../token',
    '\\\\evil.example\\x',
    'file:///etc/passwd',
    'data:application/json,{}',
  ])('%s is refused unasked', async (path) => {
    const stolen = nock('https://evil.example').get(/.*/).reply(200, {});
    expect(await failureOf(path)).toMatchObject({ kind: 'refused', status: undefined });
    expect(fhirAsked()).toEqual([]);
    expect(stolen.isDone()).toBe(false);
  });

  it('a neighbour whose address begins alike is refused', async () => {
    expect(await failureOf(`${ehr.iss}-other/Condition`)).toMatchObject({ kind: 'refused' });
    expect(await failureOf(`${ehr.iss}.evil.example/Condition`)).toMatchObject({ kind: 'refused' });
  });

  it.each([301, 302, 303, 307, 308])('a redirect with status %i is not followed', async (status) => {
    const stolen = nock('https://evil.example').get(/.*/).reply(200, {});
    ehr.answers.fhir = () => ({ status, headers: { location: 'https://evil.example/fhir' } });
    await failureOf('Condition');
    expect(stolen.isDone()).toBe(false);
    expect(fhirAsked()).toHaveLength(1);
  });
});

describe('a failure has a kind, and nothing else of what the server said', () => {
  it.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'status'],
    [500, 'status'],
  ])('status %i', async (status, kind) => {
    ehr.answers.fhir = () => ({
      status,
      body: `secret text about ${PATIENT}`,
      headers: { 'content-type': 'text/plain' },
    });
    expect(await failureOf(`Condition?patient=${PATIENT}`)).toMatchObject({ kind, status });
  });

  it.each([429, 503])('status %i with Retry-After as it came', async (status) => {
    ehr.answers.fhir = () => ({ status, headers: { 'retry-after': '7' } });
    expect(await failureOf('Condition')).toMatchObject({ kind: 'status', status, retryAfter: '7' });
  });

  it('the codes of an OperationOutcome, without its texts', async () => {
    const issue = [{ severity: 'error', code: 'security', diagnostics: `secret text about ${PATIENT}` }];
    ehr.answers.fhir = () => ({ status: 403, body: { resourceType: 'OperationOutcome', issue } });
    expect((await failureOf('Condition')).issueCodes).toEqual(['security']);
  });

  it('JSON that ends early, a type that is no text, and more than may be read', async () => {
    ehr.answers.fhir = () => ({ body: `{"secret text": "${PATIENT}` });
    expect(await failureOf('Condition')).toMatchObject({ kind: 'not-fhir' });
    ehr.answers.fhir = () => ({ body: 'secret text', headers: { 'content-type': 'image/png' } });
    expect(await failureOf('Condition')).toMatchObject({ kind: 'not-fhir' });
    ehr.answers.fhir = () => ({ body: { text: 'x'.repeat(100_001) } });
    expect(await failureOf('Condition')).toMatchObject({ kind: 'not-fhir' });
  });

  it('JSON that is nested deeper than any resource', async () => {
    const nested = (levels: number) => `${'{"a":['.repeat(levels / 2)}"x"${']}'.repeat(levels / 2)}`;
    ehr.answers.fhir = () => ({ body: nested(502) });
    expect(await failureOf('Condition')).toMatchObject({ kind: 'not-fhir' });
    ehr.answers.fhir = () => ({ body: nested(500) });
    expect(await get('Condition')).toHaveProperty('a');
  });

  it('no answer within the caller’s time', async () => {
    ehr.answers.fhir = () => ({ delayMs: 1_000 });
    const began = performance.now();
    expect(await failureOf('Condition', 100)).toMatchObject({ kind: 'timeout' });
    expect(performance.now() - began).toBeLessThan(600);
  });

  it('the failure that the caller aborts with', async () => {
    ehr.answers.fhir = () => ({ delayMs: 1_000 });
    const abort = new AbortController();
    const failure = new FhirFailure('timeout', { afterMs: 8_000 });
    setTimeout(() => abort.abort(failure), 30);
    await expect(port.get('Condition', abort.signal)).rejects.toBe(failure);
  });

  it('a server that is gone', async () => {
    await ehr.close();
    expect(await failureOf('Condition')).toMatchObject({ kind: 'network' });
  });

  it('one request that is refused leaves the others their token', async () => {
    ehr.answers.fhir = ({ path }) =>
      path.includes('Procedure') ? { status: 401 } : { body: { resourceType: 'Bundle' } };
    await failureOf('Procedure');
    await get('Condition');
    expect(fhirAsked().at(-1)?.headers.authorization).toBe('Bearer ACCESS-1');
  });
});

describe('a connection cut in the middle of an answer', () => {
  it.each([
    ['with a length announced', { 'content-length': '5000' }],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('fails at once, not at the time limit: %s', async (_, headers) => {
    ehr.answers.fhir = () => ({ headers, body: '{"resourceType":', cutAfterMs: 20 });
    const began = performance.now();
    expect(await failureOf('Condition')).toMatchObject({ kind: 'network' });
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
