import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChart } from '../../../server/chart/chart.ts';
import type { Fact } from '../../../server/chart/fact.ts';
import { MEASURED } from '../../../server/chart/inputs/index.ts';
import { seriesOf } from '../../../server/chart/series.ts';
import { record } from '../../builders/arbitrary.ts';
import { observation, quantity } from '../../builders/observation.ts';
import { AS_OF, factsOf } from '../../builders/read.ts';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 10_000) };

const TYPES = [
  ...['Observation', 'Condition', 'Procedure', 'Medication'],
  ...['MedicationAdministration', 'MedicationRequest', 'AllergyIntolerance'],
];
const KEYS = [
  ...['status', 'code', 'medicationCodeableConcept', 'medicationReference', 'contained', 'ingredient', 'dosage'],
  ...['effectiveDateTime', 'effectivePeriod', 'authoredOn', 'intent', 'doNotPerform', 'reaction', 'referenceRange'],
  ...['clinicalStatus', 'verificationStatus', 'valueQuantity', 'valueCodeableConcept', 'component', 'patient'],
];
const rxnorm = (code: string) => ({ coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code }] });
const FRAGMENTS = [
  ...['completed', 'active', 'final', '2026-01-10', 'doxorubicin', '#m'],
  rxnorm('3639'),
  rxnorm('5956'),
  { reference: '#m', display: 7 },
  { reference: 'Medication/m' },
  [{ resourceType: 'Medication', id: 'm', code: rxnorm('3639'), ingredient: [null, { itemCodeableConcept: 3 }] }],
  { dose: { value: 75, unit: 'mg' }, route: [], site: 'liver' },
  { dose: [], route: { text: 4 } },
  { coding: [{ system: 'http://loinc.org', code: '1742-6' }] },
  { value: 40, unit: 'U/L' },
  [{ low: 1, high: { value: 'x' }, appliesTo: 'men', text: '1-2' }],
  [{ low: { value: 1 }, high: { value: 40, unit: {} }, type: null }],
  [{ substance: rxnorm('5956'), manifestation: ['hives'], severity: 2 }],
];
const resource = fc
  .tuple(
    fc.constantFrom(...TYPES),
    fc.dictionary(fc.constantFrom(...KEYS), fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(...FRAGMENTS))),
  )
  .map(([resourceType, more]) => ({ resourceType, id: 'x', ...more }));

describe('whatever a record holds', () => {
  it('it is read without an exception, and every unknown says why', () => {
    fc.assert(
      fc.property(fc.array(resource, { maxLength: 5 }), (resources) => {
        for (const fact of Object.values(factsOf(resources)) as Fact<unknown>[])
          if (!fact.known) expect([fact.why, fact.because]).not.toContain('');
        const chart = readChart(resources, 'UTC', 'p1');
        for (const { id } of MEASURED) seriesOf(chart, id, Date.parse(AS_OF));
      }),
      RUNS,
    );
  });

  it('neither order nor repetition of its resources changes a fact', () => {
    const shuffled = record.chain((resources) =>
      fc.tuple(fc.constant(resources), fc.shuffledSubarray([...resources], { minLength: resources.length })),
    );
    fc.assert(
      fc.property(shuffled, ([resources, other]) => {
        const facts = factsOf(resources);
        expect(factsOf(other)).toEqual(facts);
        expect(factsOf([...resources, ...structuredClone(other)])).toEqual(facts);
      }),
      { numRuns: RUNS.numRuns / 5 },
    );
  });

  it('preliminary results of one time that are set aside are shown in one order', () => {
    const alt = (id: string, status: string) =>
      observation('1742-6', { id, status, effectiveDateTime: '2026-01-15', ...quantity(30, 'U/L') });
    const results = [alt('r0', 'preliminary'), alt('r1', 'final'), alt('r2', 'preliminary')];
    expect(factsOf(results).alt.setAside).toMatchObject([
      { reference: 'Observation/r0' },
      { reference: 'Observation/r2' },
    ]);
    expect(factsOf(results.toReversed()).alt).toEqual(factsOf(results).alt);
  });

  it.each(['2025-12-02', '2025-12-02T08:00:00Z'])(
    'of two results of one day, one of them without a time, the age is told in one way, this first: %s',
    (first) => {
      const alt = (effectiveDateTime: string) =>
        observation('1742-6', { id: `alt${effectiveDateTime.length}`, effectiveDateTime, ...quantity(30, 'U/L') });
      const days = ['2025-12-02', '2025-12-02T08:00:00Z'].toSorted((day) => (day === first ? -1 : 1));
      expect(factsOf(days.map(alt)).alt).toMatchObject({ why: 'stale', because: expect.stringContaining('44 days') });
    },
  );

  it('what no diagnosis, allergy, order or dose states is never said to be absent', () => {
    const facts = factsOf([]);
    for (const id of ['ascites', 'cirrhosis', 'pregnancy', 'contrast-allergy', 'antithrombotics'] as const)
      expect(facts[id]).toMatchObject({ known: false, because: expect.stringContaining('does not show') });
  });
});
