import { describe, expect, it } from 'vitest';
import type { Answer, AnswerId } from '../../../server/chart/answer.ts';
import { readChart } from '../../../server/chart/chart.ts';
import { measuredInput } from '../../../server/chart/inputs/index.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { readFacts } from '../../../server/chart/readFacts.ts';
import type { Criterion, Example } from '../../../server/criteria/criterion.ts';
import { CRITERION_IDS } from '../../../server/criteria/criterionId.ts';
import { evaluateCriterion } from '../../../server/criteria/evaluateCriterion.ts';
import { limitsAt } from '../../../server/criteria/limits.ts';
import { CRITERIA } from '../../../server/criteria/therapies.ts';
import type { Result } from '../../../server/criteria/verdict.ts';

const asOf = '2026-01-15T09:00:00Z';
const criteria = [...new Set(Object.values(CRITERIA).flat())];

/** The resources of an example, as an EHR would send them. */
function resourcesOf({ rule }: Criterion, { given }: Example): readonly unknown[] {
  if (given === 'nothing' || 'answer' in given) return [];
  if ('diagnosis' in given) {
    const { system, code, clinicalStatus } = given.diagnosis;
    const status = clinicalStatus ? { clinicalStatus: { coding: [{ code: clinicalStatus }] } } : {};
    return [{ resourceType: 'Condition', id: 'c1', code: { coding: [{ system, code }] }, ...status }];
  }
  const input = rule.kind === 'number' ? rule.input : undefined;
  if (!input) throw new Error('a result is given for a criterion that reads no number');
  const [coding] = measuredInput(input).valueSets[0]?.codings ?? [];
  const [, number, unit] = /^(\S*\d)(?: (.+))?$/.exec(given.result) ?? [];
  const [, comparator, value] = /^([<>]=?)?(.+)$/.exec(number ?? '') ?? [];
  const size = input === 'largest-lesion-cm';
  const quantity = { value: Number(value), ...(comparator ? { comparator } : {}), ...(unit ? { unit } : {}) };
  const valued = Number.isNaN(quantity.value) ? { valueString: given.result } : { valueQuantity: quantity };
  const result = {
    resourceType: 'Observation',
    id: 'o1',
    status: 'final',
    effectiveDateTime: '2026-01-14',
    code: { coding: [coding] },
  };
  if (!size) return [{ ...result, ...valued }];
  const liver = { coding: [{ system: 'http://snomed.info/sct', code: '10200004' }] };
  const dimension = { code: { coding: [{ system: 'http://loinc.org', code: '33728-7' }] }, ...valued };
  return [
    { resourceType: 'BodyStructure', id: 't1', location: liver },
    { ...result, focus: [{ reference: 'BodyStructure/t1' }], component: [dimension] },
  ];
}

function answersOf({ rule }: Criterion, { given }: Example): readonly Answer[] {
  if (given === 'nothing' || !('answer' in given) || !('input' in rule)) return [];
  return [{ id: rule.input as AnswerId, value: given.answer, at: asOf, by: 'Dr. Example' }];
}

function resultOf(criterion: Criterion, example: Example): Result {
  const chart = readChart(resourcesOf(criterion, example), 'UTC', 'p1');
  const limits = limitsAt(asOf, DEFAULT_POLICY);
  const answers = answersOf(criterion, example);
  const facts = readFacts(chart, { asOf, policy: DEFAULT_POLICY, answers, gaps: [], limits });
  return evaluateCriterion(criterion, facts, asOf);
}

/** The other unit in which a value arrives, by the unit of the criterion; SI where the criterion is not. */
const OTHER_UNIT: Readonly<Record<string, string>> = { 'mg/dL': 'umol/L', '10*9/L': '/uL', cm: 'mm' };

const cases = criteria.flatMap((criterion) =>
  criterion.examples.map((example) => ({ criterion, example, name: `${criterion.id}: ${example.shows}` })),
);

describe('the examples printed with each criterion hold', () => {
  it.each(cases)('$name', ({ criterion, example }) => {
    const result = resultOf(criterion, example);
    expect({ status: result.status, why: result.why }).toEqual({ status: example.expect, why: example.why ?? null });
    expect(result.because).not.toBe('');
  });
});

describe('the criteria are complete', () => {
  it('every stable id is a criterion of some therapy, once', () => {
    expect(criteria.map(({ id }) => id).toSorted()).toEqual([...CRITERION_IDS].toSorted());
  });

  it.each(criteria.map((criterion) => ({ id: criterion.id, criterion })))(
    '$id is cited, reviewed and explained',
    ({ criterion }) => {
      for (const { citations, lastReviewed, effectiveFrom } of criterion.editions) {
        expect(citations.every(({ link, locator }) => link.startsWith('http') && locator !== '')).toBe(true);
        expect(lastReviewed >= effectiveFrom).toBe(true);
      }
      expect(criterion.rationale.length).toBeGreaterThan(40);
    },
  );

  it.each(criteria.filter(({ rule }) => rule.kind === 'number').map((criterion) => ({ id: criterion.id, criterion })))(
    '$id has examples on both sides of its limit and one that is unknown',
    ({ criterion }) => {
      const expected = criterion.examples.map(({ expect: status }) => status);
      expect(expected).toContain('met');
      expect(expected).toContain('unknown');
      expect(expected).toContain(criterion.correctable ? 'correctable' : 'not-met');
    },
  );

  it.each(criteria.filter(({ rule }) => rule.kind === 'number').map((criterion) => ({ id: criterion.id, criterion })))(
    '$id has an example at its very limit, and both sides in every unit it arrives in',
    ({ criterion }) => {
      const results = criterion.examples.map((example) => ({ example, result: resultOf(criterion, example) }));
      expect(results.filter(({ result }) => result.value === result.limit)).not.toEqual([]);
      const unit = OTHER_UNIT[results[0]?.result.unit ?? ''];
      if (unit === undefined) return;
      const inUnit = results.filter(({ example: { given } }) => JSON.stringify(given).includes(` ${unit}"`));
      expect(inUnit.map(({ result }) => result.status)).toContain('met');
      expect(inUnit.map(({ result }) => result.status)).toContain(criterion.correctable ? 'correctable' : 'not-met');
    },
  );
});
