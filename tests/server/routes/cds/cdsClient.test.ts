import { generateKeyPair } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fhirErrors } from '../../../fhir/fhirErrors.ts';
import { type CdsApp, hookRequest, NOW, PATH, privateKey, startCdsApp } from './cdsApp.ts';

let app: CdsApp;
beforeEach(async () => {
  app = await startCdsApp();
});
afterEach(() => app.close());

const seconds = NOW.getTime() / 1000;
const post = (token: string, body: unknown = hookRequest('inr-correctable')) => app.post(PATH, body, token);

describe('a call is taken only with a JWT of a registered CDS Hooks client', () => {
  it('that is signed, meant for the called address, and fresh', async () => {
    expect((await post(await app.jwt())).status).toBe(200);
  });

  it.each<readonly [string, Record<string, unknown>, Record<string, string>]>([
    ['of an issuer that is not registered', { iss: 'https://elsewhere.example' }, {}],
    ['meant for another address', { aud: 'https://other.example/cds-services/livermet-eligibility' }, {}],
    ['that is over', { exp: seconds - 120 }, {}],
    ['without an end', { exp: undefined }, {}],
    ['that lasts a day', { exp: seconds + 86_400 }, {}],
    ['without an id', { jti: undefined }, {}],
    ['without the time of issue', { iat: undefined }, {}],
    ['issued 50 minutes from now', { iat: seconds + 3000, exp: seconds + 3300 }, {}],
    ['of another kind', {}, { typ: 'at+jwt' }],
    ['that names keys of its own', {}, { jku: 'https://attacker.example/keys' }],
    ['that names a key nobody registered', {}, { kid: 'cds-2' }],
  ])('not one %s', async (_, claims, header) => {
    const response = await post(await app.jwt(claims, header));
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    const outcome = await response.json();
    expect(outcome).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'login' }] });
    expect(fhirErrors(outcome)).toEqual([]);
  });

  it('not one that another key has signed', async () => {
    const other = await generateKeyPair('ES384');
    expect((await post(await app.jwt({}, {}, other.privateKey))).status).toBe(401);
  });

  it('not one signed with a shared secret, be it the public keys themselves', async () => {
    const secret = await (await fetch(app.site.cdsHooks?.jwksUrl ?? '')).bytes();
    expect((await post(await app.jwt({}, { alg: 'HS256' }, secret))).status).toBe(401);
  });

  it('also one issued by a clock that is a little ahead', async () => {
    expect((await post(await app.jwt({ iat: seconds + 50 }))).status).toBe(200);
  });

  it.each([
    ['nothing', ''],
    ['no JWT', 'Bearer abc'],
    ['an unsigned one', `Bearer ${btoa('{"alg":"none"}')}.${btoa('{}')}.`],
  ])('and not with %s', async (_, authorization) => {
    const headers = { 'content-type': 'application/json', authorization };
    const response = await fetch(`${app.origin}${PATH}`, { method: 'POST', headers, body: '{}' });
    expect(response.status).toBe(401);
  });

  it('once: the same JWT again is refused', async () => {
    const token = await app.jwt();
    expect((await post(token)).status).toBe(200);
    expect((await post(token)).status).toBe(401);
  });

  it('and an address of keys that only a JWT names is never asked', async () => {
    const jku = `${app.ehr.baseUrl}/attacker-keys`;
    await post(await app.jwt({}, { jku }, privateKey));
    expect(app.ehr.asked).not.toContain('/fhir/attacker-keys');
  });
});

describe('a body that cannot be understood is refused in words, before anything is evaluated', () => {
  const good = hookRequest('inr-correctable');
  const context = good.context as object;
  const signing = (draftOrders: unknown) => ({ ...good, hook: 'order-sign', context: { ...context, draftOrders } });
  const orderFor = (reference: string) => ({
    resourceType: 'Bundle',
    entry: [
      {
        resource: {
          resourceType: 'ServiceRequest',
          status: 'draft',
          intent: 'order',
          subject: { reference },
          code: { coding: [{ system: 'http://snomed.info/sct', code: '314617008' }] },
        },
      },
    ],
  });
  it.each<readonly [string, unknown, string]>([
    ['not JSON', '{"hook":', 'not JSON'],
    ['no hook', { ...good, hook: undefined }, 'hook'],
    ['a hook that is not offered', { ...good, hook: 'appointment-book' }, 'hook'],
    ['no patient', { ...good, context: { userId: 'Practitioner/7' } }, 'patientId'],
    [
      'a patient id that would change an address',
      { ...good, context: { ...context, patientId: 'p1/../p2' } },
      'patientId',
    ],
    ['no draft orders at order-sign', { ...good, hook: 'order-sign' }, 'draftOrders'],
    ['draft orders that are a text', signing('garbage'), 'draftOrders'],
    ['draft orders that are null', signing(null), 'draftOrders'],
    ['draft orders that are no Bundle', signing({ resourceType: 'ServiceRequest' }), 'draftOrders'],
    ['draft orders whose entries are no list', signing({ resourceType: 'Bundle', entry: 'x' }), 'draftOrders'],
    ['draft orders with an entry that is none', signing({ resourceType: 'Bundle', entry: ['x'] }), 'draftOrders'],
    ['an order for another patient', signing(orderFor('Patient/everything-met')), 'another patient'],
    [
      'an order for another patient, by its address',
      signing(orderFor('https://ehr.example/fhir/Patient/everything-met/_history/2')),
      'another patient',
    ],
    [
      'no selections at order-select',
      { ...good, hook: 'order-select', context: { ...context, draftOrders: { resourceType: 'Bundle' } } },
      'selections',
    ],
    ['a FHIR server that is not registered', { ...good, fhirServer: 'https://elsewhere.example/fhir' }, 'fhirServer'],
    [
      'a token for another patient',
      {
        ...good,
        fhirServer: 'https://elsewhere.example/fhir',
        fhirAuthorization: {
          access_token: 'x',
          token_type: 'Bearer',
          expires_in: 1,
          scope: 's',
          subject: 'c',
          patient: 'p2',
        },
      },
      'fhirAuthorization.patient',
    ],
  ])('%s', async (_, body, named) => {
    const response = await post(await app.jwt(), body);
    expect(response.status).toBe(400);
    const outcome = await response.json();
    expect(outcome).toMatchObject({ resourceType: 'OperationOutcome' });
    expect(JSON.stringify(outcome)).toContain(named);
    expect(app.ehr.asked.filter((path) => path.startsWith('/fhir'))).toEqual([]);
  });
});

it.each([
  ['relative', 'Patient/inr-correctable'],
  ['by its address, with its version', 'https://ehr.example/fhir/Patient/inr-correctable/_history/2'],
])('an order whose subject is the patient of the call, %s, is taken', async (_, reference) => {
  const code = { coding: [{ system: 'http://snomed.info/sct', code: '314617008' }] };
  const resource = { resourceType: 'ServiceRequest', status: 'draft', intent: 'order', subject: { reference }, code };
  const draftOrders = { resourceType: 'Bundle', type: 'collection', entry: [{ resource }] };
  const context = { userId: 'Practitioner/7', patientId: 'inr-correctable', draftOrders };
  expect(await app.cards('inr-correctable', { hook: 'order-sign', context })).toHaveLength(1);
});

describe('what goes wrong before a service is reached is told to a program, not drawn as a page', () => {
  it.each<readonly [string, number, string, string, number]>([
    ['a call too many', 429, 'throttled', '/cds-services', 1],
    ['a service that there is not', 404, 'not-found', '/cds-services/other', 0],
  ])('%s (%i)', async (_, status, code, path, requestsPerMinute) => {
    await app.close();
    app = await startCdsApp({ requestsPerMinute });
    await fetch(app.origin + path);
    const response = await fetch(app.origin + path);
    expect(response.status).toBe(status);
    const outcome = await response.json();
    expect(outcome).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] });
    expect(fhirErrors(outcome)).toEqual([]);
  });
});

describe('tenants of one EHR that share a CDS client', () => {
  it('are told apart by the FHIR server, and no tenant is guessed', async () => {
    await app.close();
    app = await startCdsApp({ tenants: ['north', 'south'] });
    expect(await app.cards('inr-correctable', { fhirServer: app.site.iss })).toHaveLength(1);
    expect(await app.store.cards('north', 'inr-correctable')).toHaveLength(1);
    const guessed = await post(await app.jwt());
    expect(guessed.status).toBe(400);
    expect(await app.store.cards('south', 'inr-correctable')).toEqual([]);
  });
});

describe('a page of the EHR in a browser', () => {
  const ask = (origin: string) =>
    fetch(`${app.origin}${PATH}`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });

  it('may call from a registered origin', async () => {
    const response = await ask('https://ehr.north.example');
    expect(response.headers.get('access-control-allow-origin')).toBe('https://ehr.north.example');
  });

  const from = { origin: 'https://ehr.north.example' };
  const open = {
    'access-control-allow-origin': from.origin,
    'access-control-expose-headers': 'Retry-After, WWW-Authenticate',
  };

  it.each<readonly [string, number, () => Promise<Response>]>([
    ['that it is not known', 401, () => fetch(app.origin + PATH, { method: 'POST', headers: from, body: '{}' })],
    ['that there is no such service', 404, () => fetch(`${app.origin}/cds-services/other`, { headers: from })],
    [
      'that its call cannot be read',
      400,
      async () => {
        const headers = { ...from, authorization: `Bearer ${await app.jwt()}`, 'content-type': 'application/json' };
        return fetch(app.origin + PATH, { method: 'POST', headers, body: '{' });
      },
    ],
  ])('can read %s (%i)', async (_, status, ask) => {
    const response = await ask();
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject(open);
  });

  it('can read that its calls are too many, and when to call again; a preflight is no call', async () => {
    await app.close();
    app = await startCdsApp({ requestsPerMinute: 1 });
    await ask(from.origin);
    const call = () => fetch(`${app.origin}/cds-services`, { headers: from });
    expect((await call()).status).toBe(200);
    const refused = await call();
    expect(refused.status).toBe(429);
    expect(Object.fromEntries(refused.headers)).toMatchObject({ ...open, 'retry-after': '60' });
    expect((await ask(from.origin)).status).toBe(204);
  });

  it('and from no other', async () => {
    expect((await ask('https://elsewhere.example')).headers.get('access-control-allow-origin')).toBeNull();
  });
});
