import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueCodes } from '../../../server/fhir/issueCodes.ts';
import { meaningOfOutcome } from '../../../server/fhir/operationOutcome.ts';
import { FAMILY_NAME, outcome, PATIENT } from './localEhr.ts';

describe('what a server says about its answer', () => {
  it.each<[string, string, string | undefined, string, string]>([
    ['warning', 'processing', '4101', 'no-result', 'nothing was found'],
    ['warning', 'not-supported', '4122', 'none', 'a parameter was ignored'],
    ['fatal', 'processing', '4113', 'restart', 'the pages have expired'],
    ['warning', 'processing', '4119', 'incomplete', 'the record may be incomplete'],
    ['fatal', 'processing', '4127', 'incomplete', 'more data may exist'],
    ['fatal', 'processing', '4118', 'incomplete', 'the user may not see this'],
    ['fatal', 'forbidden', '4130', 'incomplete', 'break the glass'],
    ['fatal', 'forbidden', '4131', 'incomplete', 'break the glass'],
    ['information', 'informational', '4134', 'incomplete', 'break the glass, although only "information"'],
    ['warning', 'suppressed', '59204', 'incomplete', 'a kind of record is not open to this app'],
    ['information', 'suppressed', undefined, 'incomplete', 'FHIR: withheld, although only "information"'],
    ['warning', 'incomplete', undefined, 'incomplete', 'FHIR: more may be available'],
    ['warning', 'too-costly', undefined, 'incomplete', 'FHIR: the search was cut short'],
    ['warning', 'processing', undefined, 'none', 'a warning about nothing known'],
    ['information', 'informational', undefined, 'none', 'a remark'],
    ['error', 'processing', undefined, 'incomplete', 'any error'],
    ['fatal', 'exception', '4100', 'incomplete', 'any fatal error, with an unknown number'],
    ['urgent', 'processing', undefined, 'incomplete', 'a severity that FHIR does not know'],
  ])('%s, %s, %s is %s: %s', (severity, code, number, effect) => {
    expect(meaningOfOutcome(outcome(severity, code, number)).effect).toBe(effect);
  });

  it('takes the numbers of Epic for its own only: "4101" of another vendor with an error is an error', () => {
    const issue = { severity: 'error', details: { coding: [{ system: 'http://other.example', code: '4101' }] } };
    expect(meaningOfOutcome({ issue: [issue] }).effect).toBe('incomplete');
  });

  it('counts a message without issues as incomplete: nobody can tell what it meant', () => {
    for (const issue of [undefined, [], 'text', [7]]) expect(meaningOfOutcome({ issue }).effect).toBe('incomplete');
  });

  it('goes by the gravest of several issues, in any order', () => {
    const one = (code: string, number?: string) => outcome('warning', code, number).issue;
    for (const issue of [
      [...one('processing', '4101'), ...one('processing', '4119')],
      [...one('processing', '4119'), ...one('processing', '4101')],
    ])
      expect(meaningOfOutcome({ issue }).effect).toBe('incomplete');
  });

  it('an error never passes as complete, whatever stands beside it', () => {
    const issue = fc.record({
      severity: fc.constantFrom('information', 'warning', 'error'),
      code: fc.constantFrom('processing', 'informational', 'suppressed', 'value'),
    });
    fc.assert(
      fc.property(fc.array(issue), fc.array(issue), (before, after) => {
        const issues = [...before, { severity: 'error', code: 'processing' }, ...after];
        expect(meaningOfOutcome({ issue: issues }).effect).toBe('incomplete');
      }),
    );
  });

  it('is told in our words: the text of the server may name the patient', () => {
    const { reason } = meaningOfOutcome(outcome('error', 'exception'));
    expect(reason).not.toMatch(new RegExp(`${FAMILY_NAME}|${PATIENT}`));
    expect(reason).not.toBe('');
  });
});

describe('issueCodes', () => {
  it('are the codes of an OperationOutcome, and nothing of its texts', () => {
    expect(issueCodes(outcome('fatal', 'security', '4131'))).toEqual(['4131', 'security']);
  });

  it('leave out what has not the shape of a code', () => {
    const issue = [{ code: 'Wolkenstein, Anna' }, { details: { coding: [{ code: 'x'.repeat(31) }, {}] } }];
    expect(issueCodes({ resourceType: 'OperationOutcome', issue })).toEqual([]);
  });

  it.each([[null], ['<html>'], [{ resourceType: 'Patient' }], [[]]])('of %j there are none', (body) => {
    expect(issueCodes(body)).toEqual([]);
  });
});
