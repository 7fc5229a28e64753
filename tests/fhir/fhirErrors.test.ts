import { describe, expect, it } from 'vitest';
import { observation, quantity } from '../builders/observation.ts';
import { fhirErrors } from './fhirErrors.ts';

const valid = observation('2160-0', quantity(1.1, 'mg/dL'));

describe('what is not FHIR R4 is found out', () => {
  it('nothing is said of what is', () => {
    expect(fhirErrors(valid)).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a status that is none', { status: 'done' }, /"done" is no code of .*observation-status/],
    ['a required element that is missing', { status: undefined }, /Missing required property/],
    ['an element that is unknown', { result: 1 }, /Invalid additional property "result"/],
    ['a text where a list is due', { category: 'laboratory' }, /Expected array/],
    ['a date that is none', { effectiveDateTime: 'yesterday' }, /Invalid dateTime/],
    ['a number as text', { valueQuantity: { value: '1.1' } }, /Invalid JSON type/],
    ['a code deep inside', { valueQuantity: { value: 1, comparator: '~' } }, /Quantity.comparator: "~"/],
    ['a constraint that is broken', { referenceRange: [{}] }, /obs-3|ele-1|low or high/i],
    [
      'a contained resource',
      { contained: [{ resourceType: 'List', status: 'new', mode: 'working' }] },
      /List.status: "new"/,
    ],
    ['a resource of no definition', { resourceType: 'Patient' }, /Patient is not among the definitions/],
  ])('%s', (_, changed, message) => {
    expect(fhirErrors({ ...valid, ...changed }).join('; ')).toMatch(message);
  });
});
