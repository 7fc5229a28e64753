import { describe, expect, it } from 'vitest';
import { concept } from '../../builders/condition.ts';
import { observation } from '../../builders/observation.ts';
import { factsOf } from '../../builders/read.ts';

const R0 = concept('snomed', '258254000');
const R1 = concept('snomed', '278271003');
const R2 = concept('snomed', '278272005');

const resection = (performedDateTime: string, id = 'p1') => ({
  resourceType: 'Procedure',
  id,
  status: 'completed',
  subject: { reference: 'Patient/p1' },
  code: concept('snomed', '107963000'),
  performedDateTime,
});
const stated = (value: unknown, more: Record<string, unknown> = {}) =>
  observation('84892-9', { effectiveDateTime: '2025-10-05', valueCodeableConcept: value, ...more });
const margin = (...resources: readonly unknown[]) => {
  const fact = factsOf(resources)['resection-margin'];
  return fact.known ? fact.value : fact.why;
};

describe('the margin of the last liver resection', () => {
  it.each([
    ['R0 by code', R0, 'R0'],
    ['R1 by code', R1, 'R1/R2'],
    ['R2 by code', R2, 'R1/R2'],
    ['R0 in a registry’s own code', { coding: [{ system: 'urn:registry', code: 'R0' }] }, 'R0'],
    ['R1 as text', { text: 'R1' }, 'R1/R2'],
    ['RX', concept('snomed', '258253006'), 'absent'],
    ['text that says more than the letter', { text: 'R0 or R1' }, 'absent'],
    ['codes that contradict each other', { coding: [R0, R1].flatMap(({ coding }) => coding) }, 'absent'],
  ])('%s', (_, value, expected) => {
    expect(margin(resection('2025-10-01'), stated(value))).toBe(expected);
  });

  it.each<[string, readonly unknown[], string]>([
    ['without a resection in the chart belongs to another operation', [stated(R0)], 'absent'],
    ['from before the resection does, too', [resection('2025-10-06'), stated(R0)], 'absent'],
    ['of the day of the resection counts', [resection('2025-10-05'), stated(R0)], 'R0'],
    ['60 days after it counts', [resection('2025-08-06'), stated(R0)], 'R0'],
    ['61 days after it does not', [resection('2025-08-05'), stated(R0)], 'absent'],
    [
      'counts for the last of two resections',
      [resection('2024-01-01'), resection('2025-10-01', 'p2'), stated(R0)],
      'R0',
    ],
    [
      'of the first of two says nothing of the last',
      [resection('2025-09-25'), resection('2025-12-01', 'p2'), stated(R0)],
      'absent',
    ],
    ['that is preliminary does not count', [resection('2025-10-01'), stated(R0, { status: 'preliminary' })], 'absent'],
    [
      'entered in error does not count',
      [resection('2025-10-01'), stated(R0, { status: 'entered-in-error' })],
      'absent',
    ],
    [
      'issued after asOf was not known',
      [resection('2025-10-01'), stated(R0, { issued: '2026-02-01T08:00:00Z' })],
      'absent',
    ],
    [
      'stated twice, differently, is conflicting',
      [resection('2025-10-01'), stated(R0), stated(R1, { id: 'o2' })],
      'conflicting',
    ],
    ['stated twice, alike, is known', [resection('2025-10-01'), stated(R1), stated(R2, { id: 'o2' })], 'R1/R2'],
  ])('a result %s', (_, resources, expected) => {
    expect(margin(...resources)).toBe(expected);
  });

  it('is not readable when its query, or that of the procedures, failed', () => {
    const gaps = [{ query: 'procedures', reason: 'no answer', feeds: ['resection-margin'] as const }];
    const fact = factsOf([resection('2025-10-01'), stated(R0)], { gaps })['resection-margin'];
    expect(fact).toMatchObject({ known: false, why: 'not-readable' });
  });
});
