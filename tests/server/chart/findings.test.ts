import { describe, expect, it } from 'vitest';
import { concept, condition } from '../../builders/condition.ts';
import { factsOf } from '../../builders/read.ts';

const FINDINGS = [
  'ascites',
  'encephalopathy',
  'cirrhosis',
  'portal-hypertension',
  'portal-vein-thrombosis',
  'pregnancy',
] as const;

/** The findings that a record shows. */
const shown = (...resources: readonly unknown[]): readonly string[] => {
  const facts = factsOf(resources);
  return FINDINGS.filter((id) => facts[id].known);
};

describe('a finding is read from a diagnosis', () => {
  it.each<[string, Parameters<typeof concept>, readonly string[]]>([
    ['ascites', ['snomed', '389026000'], ['ascites']],
    ['malignant ascites', ['icd', 'R18.0'], ['ascites']],
    ['without the dot', ['icd', 'R188'], ['ascites']],
    ['alcoholic cirrhosis with ascites', ['icd', 'K70.31'], ['ascites', 'cirrhosis']],
    ['alcoholic cirrhosis without ascites', ['icd', 'K70.30'], ['cirrhosis']],
    ['hepatic encephalopathy', ['snomed', '13920009'], ['encephalopathy']],
    ['hepatic encephalopathy, ICD-10-CM', ['icd', 'K76.82'], ['encephalopathy']],
    ['portal hypertension', ['icd', 'K76.6'], ['portal-hypertension']],
    ['portal vein thrombosis', ['icd', 'I81'], ['portal-vein-thrombosis']],
    ['phlebitis of the portal vein', ['icd', 'K75.1'], []],
    ['pregnancy', ['snomed', '77386006'], ['pregnancy']],
    ['pregnancy, ICD-10-CM', ['icd', 'Z33.1'], ['pregnancy']],
    ['fibrosis of the liver', ['icd', 'K74.00'], []],
  ])('%s', (_, code, expected) => {
    expect(shown(condition(concept(...code)))).toEqual(expected);
  });
});

describe.each([
  ['ascites', concept('snomed', '389026000')],
  ['pregnancy', concept('snomed', '77386006')],
] as const)('%s counts while it is active and confirmed', (id, code) => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no status at all', {}, 'present'],
    ['active', { clinicalStatus: 'active' }, 'present'],
    ['confirmed', { verificationStatus: 'confirmed' }, 'present'],
    ['resolved', { clinicalStatus: 'resolved' }, 'absent'],
    ['ended before asOf', { abatementDateTime: '2026-01-01' }, 'absent'],
    [
      'ended after asOf',
      { clinicalStatus: 'resolved', abatementDateTime: '2026-02-01', meta: { lastUpdated: '2026-02-02T08:00:00Z' } },
      'present',
    ],
    ['provisional', { verificationStatus: 'provisional' }, 'indeterminate'],
    ['refuted', { verificationStatus: 'refuted' }, 'absent'],
    ['entered in error', { verificationStatus: 'entered-in-error' }, 'absent'],
    ['recorded after asOf', { recordedDate: '2026-02-01' }, 'absent'],
  ])('%s', (_, more, expected) => {
    const fact = factsOf([condition(code, more)])[id];
    expect(fact.known ? 'present' : fact.why).toBe(expected);
  });

  it('of several, one that counts is enough, and the others are shown beside it', () => {
    const fact = factsOf([
      condition(code, { id: 'a', clinicalStatus: 'resolved' }),
      condition(code, { id: 'b' }),
      condition(code, { id: 'c', verificationStatus: 'provisional' }),
    ])[id];
    expect(fact).toMatchObject({
      known: true,
      value: true,
      sources: [{ reference: 'Condition/b' }],
      setAside: [
        { reference: 'Condition/a', because: 'not active' },
        { reference: 'Condition/c', because: 'only provisional' },
      ],
    });
  });

  it('that none is recorded is never a no', () => {
    const fact = factsOf([])[id];
    expect(fact).toMatchObject({ known: false, why: 'absent' });
    expect(fact).toMatchObject({ because: `no ${id} is recorded, which does not show that there is none` });
  });

  it('one that has ended is named', () => {
    const fact = factsOf([condition(code, { clinicalStatus: 'resolved' })])[id];
    expect(fact).toMatchObject({ because: `no active ${id} is recorded; the recorded one is not active` });
  });
});

describe('a pregnancy ends by itself, even where nobody closed the diagnosis', () => {
  it.each([
    ['2025-06-01', 'present'],
    ['2025-03-22', 'present'],
    ['2025-03-18', 'absent'],
    ['2019-05-01', 'absent'],
  ])('recorded on %s: %s', (recordedDate, expected) => {
    const { pregnancy } = factsOf([condition(concept('icd', 'Z33.1'), { recordedDate })]);
    expect(pregnancy.known ? 'present' : pregnancy.why).toBe(expected);
  });

  it('cirrhosis does not', () => {
    expect(shown(condition(concept('icd', 'K74.60'), { recordedDate: '2009-05-01' }))).toEqual(['cirrhosis']);
  });
});

describe('diagnoses that could not be read', () => {
  it('leave no finding readable', () => {
    const gaps = [{ query: 'diagnoses', reason: 'the EHR refused access (403)', feeds: [...FINDINGS] }];
    const facts = factsOf([condition(concept('icd', 'K76.6'))], { gaps });
    for (const id of FINDINGS) expect(facts[id]).toMatchObject({ known: false, why: 'not-readable' });
  });
});
