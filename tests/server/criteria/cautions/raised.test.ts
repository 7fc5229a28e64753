import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../server/chart/facts.ts';
import { bounded } from '../../../../server/chart/numberText.ts';
import type { CautionId } from '../../../../server/criteria/cautions/cautionId.ts';
import { cautionsFor } from '../../../../server/criteria/cautions/cautionsFor.ts';
import type { Estimates } from '../../../../server/criteria/cautions/estimates.ts';
import { concept, condition } from '../../../builders/condition.ts';
import { factsWith, measured, stated } from '../../../builders/facts.ts';
import { LOINC, observation, quantity } from '../../../builders/observation.ts';
import { factsOf } from '../../../builders/read.ts';

const statusOf = (id: CautionId, facts: Partial<Facts>, estimates: Estimates = {}) =>
  cautionsFor(factsWith(facts), estimates).find(({ caution }) => caution.id === id)?.status ?? 'not shown';

const NUMBERS: readonly (readonly [CautionId, keyof Facts, readonly (readonly [number, string])[]])[] = [
  [
    'y90-performance-status',
    'ecog',
    [
      [2, 'not shown'],
      [3, 'applies'],
    ],
  ],
  [
    'y90-total-bilirubin',
    'total-bilirubin',
    [
      [2, 'not shown'],
      [2.1, 'applies'],
    ],
  ],
  [
    'y90-albumin',
    'albumin',
    [
      [3, 'not shown'],
      [2.9, 'applies'],
    ],
  ],
  [
    'deb-tace-kidney-function',
    'creatinine',
    [
      [1.9, 'not shown'],
      [2, 'applies'],
      [2.1, 'applies'],
    ],
  ],
  [
    'deb-tace-lesion-size',
    'largest-lesion-cm',
    [
      [9.9, 'not shown'],
      [10, 'applies'],
    ],
  ],
  [
    'resection-lesion-size',
    'largest-lesion-cm',
    [
      [9.9, 'not shown'],
      [10, 'applies'],
    ],
  ],
  [
    'doxorubicin-severe-liver-impairment',
    'total-bilirubin',
    [
      [5, 'not shown'],
      [5.1, 'applies'],
    ],
  ],
  [
    'doxorubicin-dose-steps',
    'total-bilirubin',
    [
      [1.1, 'not shown'],
      [1.2, 'applies'],
      [3.1, 'applies'],
    ],
  ],
  [
    'bleeding-arterial-access',
    'inr',
    [
      [1.7, 'not shown'],
      [1.8, 'applies'],
      [2.2, 'applies'],
    ],
  ],
];

const numbers = NUMBERS.flatMap(([id, input, cases]) =>
  cases.map(([value, status]) => [id, input, value, status] as const),
);

describe('a number raises a caution on the side that its source names', () => {
  it.each(numbers)('%s: %s %d is %s', (id, input, value, status) =>
    expect(statusOf(id, { [input]: measured(value) })).toBe(status),
  );

  it.each(NUMBERS)('%s: without a %s nobody can tell', (id) => expect(statusOf(id, {})).toBe('cannot-tell'));

  it('a range that reaches over the limit tells nothing', () =>
    expect(statusOf('y90-total-bilirubin', { 'total-bilirubin': measured(bounded('<', 3)) })).toBe('cannot-tell'));

  it('the unit in which the value arrives makes no difference: 34.2 umol/L is 2 mg/dL', () => {
    const bilirubin = (value: number) =>
      cautionsFor(factsOf([observation(LOINC.bilirubin, quantity(value, 'umol/L'))])).find(
        ({ caution }) => caution.id === 'y90-total-bilirubin',
      );
    expect(bilirubin(34.2)).toBeUndefined();
    expect(bilirubin(34.4)).toMatchObject({ status: 'applies', sources: [{ asRecorded: '34.4 umol/L' }] });
  });
});

describe('the consensus on bleeding leaves a stretch of the INR open', () => {
  it.each([
    [1.5, 'not shown', 'not shown'],
    [1.6, 'cannot-tell', 'not shown'],
    [1.8, 'cannot-tell', 'not shown'],
    [1.9, 'applies', 'not shown'],
    [2.4, 'applies', 'cannot-tell'],
    [3.1, 'applies', 'applies'],
  ])('INR %d: %s for a procedure of high, %s for one of low bleeding risk', (inr, high, low) => {
    const facts = { inr: measured(inr), platelets: measured(200) };
    expect(statusOf('bleeding-high-risk-procedure', facts)).toBe(high);
    expect(statusOf('bleeding-low-risk-procedure', facts)).toBe(low);
  });

  it.each([
    [50, 'not shown', 'not shown'],
    [49, 'applies', 'not shown'],
    [20, 'applies', 'not shown'],
    [19, 'applies', 'applies'],
  ])('platelets %d with a normal INR: %s, %s', (platelets, high, low) => {
    const facts = { inr: measured(1), platelets: measured(platelets) };
    expect(statusOf('bleeding-high-risk-procedure', facts)).toBe(high);
    expect(statusOf('bleeding-low-risk-procedure', facts)).toBe(low);
  });
});

describe('a finding that is recorded raises its cautions; none recorded is no evidence of absence', () => {
  it.each<[keyof Facts, readonly CautionId[]]>([
    ['ascites', ['y90-ascites', 'resection-ascites']],
    ['encephalopathy', ['y90-encephalopathy']],
    ['pregnancy', ['y90-pregnancy']],
    ['portal-vein-thrombosis', ['y90-portal-vein-thrombosis', 'deb-tace-portal-vein-thrombosis']],
    [
      'biliary-enteric-anastomosis',
      ['y90-biliary-anastomosis', 'deb-tace-biliary-anastomosis', 'ablation-biliary-anastomosis'],
    ],
  ])('%s', (input, ids) => {
    for (const id of ids) {
      expect(statusOf(id, {})).toBe('cannot-tell');
      expect(statusOf(id, { [input]: stated(true as const) })).toBe('applies');
    }
  });

  it('an allergy to contrast medium', () => {
    const allergy = { substance: 'iohexol', reactions: [], recorded: '', reference: 'AllergyIntolerance/1' };
    expect(statusOf('y90-contrast-allergy', { 'contrast-allergy': stated([allergy]) })).toBe('applies');
  });

  it('the reason names what is recorded, or says that silence proves nothing', () => {
    const because = (resources: readonly unknown[]) =>
      cautionsFor(factsOf(resources)).find(({ caution }) => caution.id === 'y90-ascites')?.because;
    expect(because([condition(concept('icd', 'R18.8'))])).toBe('ascites is recorded');
    expect(because([])).toBe('no ascites is recorded, which does not show that there is none');
  });
});

describe('disease outside the liver', () => {
  const disease = (present: boolean) => ({ 'extrahepatic-disease': stated({ present, sites: [] }) });

  it.each(['y90-extrahepatic-disease', 'resection-extrahepatic-disease'] as const)(
    '%s: only a clinician’s no clears it',
    (id) => {
      expect(statusOf(id, disease(true))).toBe('applies');
      expect(statusOf(id, disease(false))).toBe('not shown');
      expect(statusOf(id, {})).toBe('cannot-tell');
    },
  );
});

describe('decompensated cirrhosis takes cirrhosis and a sign of decompensation', () => {
  const yes = stated(true as const);

  it.each<[Partial<Facts>, string]>([
    [{ cirrhosis: yes, ascites: yes }, 'applies'],
    [{ cirrhosis: yes, encephalopathy: yes }, 'applies'],
    [{ cirrhosis: yes }, 'cannot-tell'],
    [{ ascites: yes }, 'cannot-tell'],
    [{}, 'cannot-tell'],
  ])('%o', (facts, status) => expect(statusOf('deb-tace-decompensated-cirrhosis', facts)).toBe(status));
});
