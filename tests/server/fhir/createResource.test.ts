import { describe, expect, it } from 'vitest';
import type { CreateAnswer } from '../../../server/fhir/createPort.ts';
import { createResource } from '../../../server/fhir/createResource.ts';
import { FhirFailure } from '../../../server/fhir/fhirFailure.ts';
import { mayCreate } from '../../../server/fhir/writeScopes.ts';

const meaning = (answer: CreateAnswer) =>
  createResource({ create: async () => answer }, { resourceType: 'Observation', resource: {}, ifNoneExist: '' });
const answered = (status: number, location?: string, body?: unknown) =>
  meaning({ kind: 'answered', status, location, body });

describe('what is known after an attempt to create a resource', () => {
  it.each<[string, string | undefined, unknown, string | null]>([
    ['an absolute Location', 'https://ehr.example/fhir/Observation/7/_history/1', undefined, 'Observation/7'],
    ['a relative one', 'Observation/7', undefined, 'Observation/7'],
    ['none, but the resource', undefined, { resourceType: 'Observation', id: 'a.b-1' }, 'Observation/a.b-1'],
    ['that of another type', 'https://ehr.example/fhir/Patient/7', undefined, null],
    ['another resource', undefined, { resourceType: 'OperationOutcome', id: '7' }, null],
    ['an id that is none', undefined, { resourceType: 'Observation', id: '../../Patient/7' }, null],
    ['a Location that is none', 'javascript:alert(1)', undefined, null],
    ['nothing', undefined, undefined, null],
  ])('written, with its reference as the EHR gives it: %s', async (_, location, body, reference) => {
    expect(await answered(201, location, body)).toEqual({ kind: 'written', reference });
    expect(await answered(200, location, body)).toEqual({ kind: 'written', reference });
  });

  it.each([301, 302, 400, 401, 403, 404, 409, 412, 415, 422, 429, 501, 503])('refused: %i', async (status) =>
    expect(await answered(status)).toEqual({ kind: 'refused', status, reason: expect.stringContaining(`(${status})`) }),
  );

  it('refused with the codes of the OperationOutcome and none of its texts', async () => {
    const issue = [{ severity: 'error', code: 'required', diagnostics: 'Jane Roe' }, { code: 'value' }];
    const { reason } = (await answered(422, undefined, { resourceType: 'OperationOutcome', issue })) as {
      reason: string;
    };
    expect(reason).toMatch(/its reasons: required, value$/);
  });

  it.each([500, 502, 504])('unknown after a fault of the server: %i', async (status) =>
    expect(await answered(status)).toMatchObject({ kind: 'unknown' }),
  );

  it('unknown without an answer, and not written when nothing was sent', async () => {
    const failure = new FhirFailure('network');
    expect(await meaning({ kind: 'no-answer', failure })).toEqual({
      kind: 'unknown',
      reason: 'the connection to the EHR failed',
    });
    expect(await meaning({ kind: 'not-sent', failure })).toMatchObject({ kind: 'refused', status: undefined });
  });
});

describe('whether a token lets a resource be created', () => {
  it.each<[string, boolean]>([
    ['launch patient/Observation.c', true],
    ['patient/Observation.cruds', true],
    ['patient/Observation.crs', true],
    ['patient/Observation.write', true],
    ['patient/Observation.*', true],
    ['patient/*.c', true],
    ['user/Observation.c', true],
    ['patient/Observation.rs', false],
    ['patient/Observation.read', false],
    ['patient/Observation.u', false],
    ['patient/DocumentReference.c', false],
    ['patient/Observation.c?category=laboratory', false],
    ['system/Observation.c', false],
    ['', false],
  ])('%s: %s', (scopes, may) => expect(mayCreate(scopes, 'Observation')).toBe(may));
});
