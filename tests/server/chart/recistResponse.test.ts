import { describe, expect, it } from 'vitest';
import { concept } from '../../builders/condition.ts';
import { observation } from '../../builders/observation.ts';
import { factsOf } from '../../builders/read.ts';

const RECIST = concept('dicom', '112022');
const assessed = (code: string, more: Record<string, unknown> = {}) =>
  observation('', { code: RECIST, valueCodeableConcept: concept('dicom', code), ...more });
const categories = (...resources: readonly unknown[]) => {
  const fact = factsOf(resources)['recist-response'];
  return fact.known ? fact.value.map(({ category }) => category) : fact.why;
};

describe('a recorded response by RECIST', () => {
  it.each([
    ['112041', 'complete-response'],
    ['112042', 'partial-response'],
    ['112044', 'stable-disease'],
    ['112043', 'progressive-disease'],
  ])('%s is %s', (code, category) => {
    expect(categories(assessed(code))).toEqual([category]);
  });

  it.each<[string, unknown, unknown]>([
    ['years ago', assessed('112041', { effectiveDateTime: '2019' }), ['complete-response']],
    [
      'as a component',
      observation('18748-4', { component: [{ code: RECIST, valueCodeableConcept: concept('dicom', '112041') }] }),
      ['complete-response'],
    ],
    ['preliminary', assessed('112041', { status: 'preliminary' }), 'absent'],
    ['entered in error', assessed('112041', { status: 'entered-in-error' }), 'absent'],
    ['without a date', assessed('112041', { effectiveDateTime: undefined }), 'absent'],
    ['after asOf', assessed('112041', { effectiveDateTime: '2026-02-01' }), 'absent'],
    ['issued after asOf', assessed('112041', { issued: '2026-02-01T08:00:00Z' }), 'absent'],
    ['the answer to another question', assessed('112041', { code: concept('snomed', '1') }), 'absent'],
    ['another answer', assessed('112999'), 'absent'],
    [
      'mRECIST under the code of RECIST',
      assessed('112041', { code: { ...RECIST, text: 'mRECIST response' } }),
      'absent',
    ],
    ['in words', assessed('', { valueCodeableConcept: { text: 'partial response' } }), 'absent'],
  ])('%s', (_, resource, expected) => {
    expect(categories(resource)).toEqual(expected);
  });

  it('stands in the order of the assessments, with date and source', () => {
    const first = assessed('112042', { id: 'a', effectiveDateTime: '2025-06-01' });
    const second = assessed('112043', { id: 'b', effectiveDateTime: '2025-12-01' });
    for (const order of [
      [first, second],
      [second, first],
    ])
      expect(factsOf(order)['recist-response']).toMatchObject({
        value: [
          { category: 'partial-response', date: '2025-06-01', reference: 'Observation/a' },
          { category: 'progressive-disease', date: '2025-12-01', reference: 'Observation/b' },
        ],
      });
  });
});
