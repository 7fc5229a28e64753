import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { failureReason, isNotOffered } from '../../../server/fhir/failureReason.ts';
import { FhirFailure } from '../../../server/fhir/fhirFailure.ts';

describe('a failure', () => {
  it.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'status'],
    [429, 'status'],
    [500, 'status'],
  ])('of status %i is of kind %s', (status, kind) => {
    expect(FhirFailure.ofStatus(status)).toMatchObject({
      kind,
      status,
      message: expect.stringContaining(`(${status})`),
    });
  });

  it('keeps nothing of the error it stands for, since that may quote a body or an address', () => {
    const error = new TypeError('fetch failed: http://ehr/Patient/pat-7f3e', { cause: 'Wolkenstein' });
    const failure = FhirFailure.of(error);
    expect(failure.kind).toBe('network');
    const logged = inspect(failure, { depth: 10, showHidden: true }).replace(/\n\s+at .*/g, '');
    expect(logged).not.toMatch(/pat-7f3e|Wolkenstein|http/);
    expect(failure.cause).toBeUndefined();
  });

  it('stays itself when it is taken for any error', () => {
    const failure = new FhirFailure('timeout', { afterMs: 10 });
    expect(FhirFailure.of(failure)).toBe(failure);
  });

  it.each([['AbortError'], ['TimeoutError']])('of a %s is a time-out', (name) => {
    expect(FhirFailure.of(new DOMException('', name)).kind).toBe('timeout');
  });

  it('may come from anything that was thrown', () => {
    expect(FhirFailure.of('text').kind).toBe('network');
    expect(FhirFailure.of(undefined).kind).toBe('network');
  });
});

describe('the reason shown to the clinician', () => {
  it.each([
    [new FhirFailure('timeout', { afterMs: 8000 }), 'the EHR did not answer within 8 seconds'],
    [new FhirFailure('timeout'), 'the EHR did not answer in time'],
    [new FhirFailure('network'), 'the connection to the EHR failed'],
    [new FhirFailure('not-fhir'), 'the EHR sent an answer that cannot be read'],
    [new FhirFailure('refused'), 'the EHR refused access'],
    [FhirFailure.ofStatus(401), 'the EHR refused access (401)'],
    [FhirFailure.ofStatus(403), 'the EHR refused access (403)'],
    [FhirFailure.ofStatus(403, { issueCodes: ['4130'] }), 'the EHR restricts this record (break-the-glass) (403)'],
    [FhirFailure.ofStatus(429), 'the EHR is too busy (429)'],
    [FhirFailure.ofStatus(503), 'the EHR is not available at the moment (503)'],
    [FhirFailure.ofStatus(502), 'the EHR reported an internal error (502)'],
    [FhirFailure.ofStatus(400), 'the EHR rejected the query (400)'],
    [new FhirFailure('status'), 'the EHR rejected the query'],
  ])('%s: %s', (failure, reason) => {
    expect(failureReason(failure)).toBe(reason);
  });
});

it.each([
  [404, [], true],
  [405, [], true],
  [501, [], true],
  [400, ['not-supported'], true],
  [400, ['invalid'], false],
  [400, [], false],
  [403, ['not-supported'], false],
  [500, [], false],
])('status %i with issues %j means that the kind of record is not offered: %s', (status, issueCodes, expected) => {
  expect(isNotOffered(FhirFailure.ofStatus(status, { issueCodes }), 'BodyStructure')).toBe(expected);
});

it('not found says so of kinds that many servers lack, not of diagnoses', () => {
  expect(isNotOffered(FhirFailure.ofStatus(404, {}), 'Condition')).toBe(false);
  expect(isNotOffered(FhirFailure.ofStatus(501, {}), 'Condition')).toBe(true);
});
