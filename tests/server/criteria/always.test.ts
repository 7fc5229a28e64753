import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerValues } from '../../../server/chart/answer.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { limitsAt } from '../../../server/criteria/limits.ts';
import { STATUSES } from '../../../server/criteria/status.ts';
import { answerValues, record } from '../../builders/arbitrary.ts';
import { LIVER } from '../../builders/condition.ts';
import { outline, verdicts } from '../../builders/outline.ts';
import { AS_OF } from '../../builders/read.ts';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 10_000) };

const statuses = (resources: readonly unknown[], values: AnswerValues = {}) =>
  verdicts(resources, values).verdicts.flatMap(({ results }) => results.map((result) => result.status));

describe('whatever the record holds', () => {
  it('the order of its resources changes nothing', () => {
    const shuffled = record.chain((resources) =>
      fc.tuple(fc.constant(resources), fc.shuffledSubarray([...resources], { minLength: resources.length })),
    );
    fc.assert(
      fc.property(shuffled, answerValues, ([resources, other], values) => {
        expect(outline(other, values)).toEqual(outline(resources, values));
      }),
      RUNS,
    );
  });

  it('resources that arrive twice change nothing', () => {
    fc.assert(
      fc.property(record, (resources) => {
        expect(outline([...resources, ...structuredClone(resources)])).toEqual(outline(resources));
      }),
      RUNS,
    );
  });

  it('what was entered in error equals what was never there', () => {
    const wrong = record.chain((resources) =>
      fc.tuple(fc.constant(resources), fc.nat(Math.max(0, resources.length - 1))),
    );
    fc.assert(
      fc.property(wrong, ([resources, index]) => {
        const chosen = resources[index];
        const byStatus =
          chosen?.resourceType === 'Condition'
            ? { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }
            : { status: 'entered-in-error' };
        if (!chosen || chosen.resourceType === 'BodyStructure') return;
        const marked = resources.with(index, { ...chosen, ...byStatus });
        expect(outline(marked)).toEqual(outline(resources.toSpliced(index, 1)));
      }),
      RUNS,
    );
  });

  it('a resource that no criterion reads changes nothing', () => {
    const other = fc.record({
      resourceType: fc.constantFrom('Observation', 'Encounter', 'Immunization'),
      id: fc.uuid(),
      status: fc.constant('final'),
      code: fc.constant({ coding: [{ system: 'http://loinc.org', code: '8302-2' }] }),
    });
    fc.assert(
      fc.property(record, other, (resources, extra) => {
        expect(outline([...resources, extra])).toEqual(outline(resources));
      }),
      RUNS,
    );
  });

  it('a resource of another patient changes nothing', () => {
    fc.assert(
      fc.property(record, record, (resources, foreign) => {
        const others = foreign
          .filter(({ resourceType }) => resourceType !== 'BodyStructure')
          .map((each) => ({ ...each, id: `x-${each.id}`, subject: { reference: 'Patient/p2' } }));
        expect(outline([...resources, ...others])).toEqual(outline(resources));
      }),
      RUNS,
    );
  });

  it('removing every record of a kind turns nothing unknown into met', () => {
    const kindOf = ({ resourceType, code }: Record<string, unknown>) =>
      `${resourceType} ${resourceType === 'Observation' ? JSON.stringify(code) : ''}`;
    fc.assert(
      fc.property(record, answerValues, fc.nat(13), (resources, values, index) => {
        const [gone] = resources.slice(index % (resources.length || 1)).map(kindOf);
        const before = statuses(resources, values);
        const after = statuses(
          resources.filter((each) => kindOf(each) !== gone),
          values,
        );
        after.forEach((status, place) => {
          if (status === 'met') expect(before[place]).toBe('met');
        });
      }),
      RUNS,
    );
  });

  it('withholding an answer turns nothing into met', () => {
    fc.assert(
      fc.property(record, answerValues, fc.nat(8), (resources, values, index) => {
        const { ecog: _, ...attested } = values;
        const withheld = Object.entries(attested).filter(([, value]) => value !== undefined);
        const before = statuses(resources, Object.fromEntries(withheld));
        const after = statuses(resources, Object.fromEntries(withheld.toSpliced(index % (withheld.length || 1), 1)));
        after.forEach((status, place) => {
          if (status === 'met') expect(before[place]).toBe('met');
        });
      }),
      RUNS,
    );
  });

  it('a therapy is the worst of its criteria, and every unknown has a reason', () => {
    fc.assert(
      fc.property(record, answerValues, (resources, values) => {
        for (const { status, results } of verdicts(resources, values).verdicts) {
          expect(STATUSES.indexOf(status)).toBe(Math.min(...results.map((result) => STATUSES.indexOf(result.status))));
          for (const result of results)
            expect(result.status === 'unknown').toBe(result.why !== null && result.because !== '');
        }
      }),
      RUNS,
    );
  });

  it('any JSON at all is read without an exception', () => {
    const resource = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(
        fc.constantFrom(
          'resourceType',
          'id',
          'status',
          'code',
          'subject',
          'valueQuantity',
          'component',
          'bodySite',
          'effectiveDateTime',
          'location',
          'focus',
          'meta',
          'contained',
          'extension',
          'clinicalStatus',
        ),
        fc.oneof(
          fc.jsonValue(),
          fc.constantFrom(
            'Observation',
            'Condition',
            'Procedure',
            'BodyStructure',
            'Patient',
            'final',
            'completed',
            '2026-01-01',
          ),
        ),
      ),
    );
    fc.assert(
      fc.property(fc.array(resource, { maxLength: 5 }), (resources) => {
        expect(verdicts(resources).verdicts).toHaveLength(4);
      }),
      RUNS,
    );
  });
});

describe('units', () => {
  const equivalent: readonly [string, readonly [string, number], readonly [string, number]][] = [
    ['1975-2', ['mg/dL', 1], ['umol/L', 17.1]],
    ['2160-0', ['mg/dL', 1], ['umol/L', 88.4]],
    ['777-3', ['10*3/uL', 1], ['/uL', 1000]],
    ['777-3', ['10*9/L', 1], ['K/uL', 1]],
    ['21889-1', ['cm', 0.1], ['mm', 1]],
  ];

  it.each(equivalent)('%s: the same amount in %s and in %s gives the same verdict', (code, [unitA, a], [unitB, b]) => {
    const result = (value: number, unit: string) => ({
      resourceType: 'Observation',
      id: 'o1',
      status: 'final',
      effectiveDateTime: '2026-01-14',
      code: { coding: [{ system: 'http://loinc.org', code }] },
      focus: [{ reference: 'BodyStructure/t1' }],
      valueQuantity: { value, unit },
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9990 }), (hundredths) => {
        const amount = hundredths / 100;
        const tumor = { resourceType: 'BodyStructure', id: 't1', location: LIVER };
        expect(statuses([tumor, result(amount * a, unitA)])).toEqual(statuses([tumor, result(amount * b, unitB)]));
      }),
      RUNS,
    );
  });

  it('every limit is read by the input it belongs to', () => {
    expect(Object.keys(limitsAt(AS_OF, DEFAULT_POLICY)).toSorted()).toEqual([
      'creatinine',
      'ecog',
      'inr',
      'largest-lesion-cm',
      'lesion-count',
      'platelets',
      'total-bilirubin',
    ]);
  });
});
