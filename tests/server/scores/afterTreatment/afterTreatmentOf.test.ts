import { describe, expect, it } from 'vitest';
import { readChart } from '../../../../server/chart/chart.ts';
import type { Gap } from '../../../../server/chart/gap.ts';
import { DEFAULT_POLICY } from '../../../../server/chart/policy.ts';
import { afterTreatmentOf } from '../../../../server/scores/afterTreatment/afterTreatmentOf.ts';
import type { GradedId } from '../../../../server/scores/ctcae/terms/index.ts';
import { concept, condition, LIVER_METASTASIS } from '../../../builders/condition.ts';
import { LOINC, observation, quantity } from '../../../builders/observation.ts';

const AS_OF = '2026-12-01T00:00:00Z';
const DCM = 'http://dicom.nema.org/resources/ontology/DCM';
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const subject = { reference: 'Patient/p1' };

const result = (code: string, date: string, value: Record<string, unknown>, range?: Record<string, unknown>) =>
  observation(code, {
    id: `${code}-${date}`,
    effectiveDateTime: date,
    ...value,
    ...(range ? { referenceRange: [range] } : {}),
  });

const chemoembolization = (date: string, more: Record<string, unknown> = {}) => ({
  resourceType: 'Procedure',
  id: `tace-${date}`,
  status: 'completed',
  subject,
  code: concept('snomed', '764677008'),
  performedDateTime: date,
  ...more,
});

const recist = (date: string, code: string, more: Record<string, unknown> = {}) =>
  observation('', {
    id: `recist-${date}`,
    code: { coding: [{ system: DCM, code: '112022' }] },
    effectiveDateTime: date,
    valueCodeableConcept: { coding: [{ system: DCM, code }] },
    ...more,
  });

const warfarin = {
  resourceType: 'MedicationRequest',
  id: 'w1',
  status: 'active',
  intent: 'order',
  subject,
  authoredOn: '2025-12-01',
  medicationCodeableConcept: { coding: [{ system: RXNORM, code: '855332' }], text: 'warfarin 5 mg tablet' },
};

const TACE = chemoembolization('2026-01-15T10:00:00Z');
const ofBilirubin = (date: string, value: Record<string, unknown>) =>
  result(LOINC.bilirubin, date, value, { low: { value: 3 }, high: { value: 21 } });

interface Reading {
  readonly gaps?: readonly Gap[];
  readonly asOf?: string;
  readonly timeZone?: string;
}

function compare(resources: readonly unknown[], { gaps = [], asOf = AS_OF, timeZone = 'UTC' }: Reading = {}) {
  const chart = readChart([{ resourceType: 'Patient', id: 'p1' }, ...resources], timeZone, 'p1');
  const found = afterTreatmentOf(chart, { asOf, policy: { ...DEFAULT_POLICY, timeZone }, gaps });
  const [first] = found.treatments;
  return { ...found, first, of: (id: GradedId) => first?.laboratory.find((each) => each.id === id) };
}

describe('a chart before and after chemoembolization', () => {
  it('is read in the unit of the term, with the reference range of each result', () => {
    const found = compare([
      TACE,
      ofBilirubin('2026-01-10T08:00:00Z', quantity(17.1, 'umol/L')),
      ofBilirubin('2026-04-12T08:00:00Z', quantity(34.2, 'umol/L')),
    ]);
    expect(found.of('total-bilirubin')).toMatchObject({
      baseline: { value: { interval: { low: 1 } }, sources: [{ asRecorded: '17.1 umol/L', converted: '1 mg/dL' }] },
      followUp: { value: { interval: { low: 2 }, referenceRange: { high: 1.22807 } } },
      grade: { gradable: true, grade: 2 },
    });
  });

  it('reads MELD, all graded values and the times between', () => {
    const visit = (date: string, creatinine: number, bilirubin: number, inr: number) => [
      result(LOINC.creatinine, date, quantity(creatinine, 'mg/dL')),
      result(LOINC.bilirubin, date, quantity(bilirubin, 'mg/dL')),
      result(LOINC.inr, date, quantity(inr, '{INR}')),
    ];
    const found = compare([
      TACE,
      chemoembolization('2026-02-26'),
      condition(LIVER_METASTASIS, { onsetDateTime: '2025-10-01' }),
      ...visit('2026-01-10', 1, 1, 1),
      ...visit('2026-04-12', 1.4, 3.2, 1.8),
    ]);
    expect(found.first?.meld).toMatchObject({ baseline: { value: 6 }, followUp: { value: 21 }, change: 15 });
    expect(found.treatments[1]?.interval).toMatchObject({ days: 42, staging: 'inside' });
    expect(found.timeToFirstTreatment).toMatchObject({ value: { split: 'up-to-4-months' } });
  });

  it('reads dialysis of the week before each creatinine, not of later', () => {
    const dialysis = (date: string) => ({
      ...chemoembolization(date, { code: concept('snomed', '302497006') }),
      id: date,
    });
    const visit = (date: string) => [
      result(LOINC.creatinine, date, quantity(1, 'mg/dL')),
      result(LOINC.bilirubin, date, quantity(1, 'mg/dL')),
      result(LOINC.inr, date, quantity(1, '{INR}')),
    ];
    const resources = [
      TACE,
      ...visit('2026-01-10'),
      ...visit('2026-04-12'),
      dialysis('2026-04-08'),
      dialysis('2026-04-10'),
    ];
    expect(compare(resources).first?.meld).toMatchObject({
      baseline: { value: 6, inputs: { dialysis: { found: 'unknown' } } },
      followUp: { value: 20, inputs: { dialysis: { found: 'yes' } } },
    });
  });

  it('a planned or broken off procedure is no treatment', () => {
    for (const status of ['preparation', 'in-progress', 'stopped', 'entered-in-error'])
      expect(compare([chemoembolization('2026-01-15', { status })]).treatments).toEqual([]);
  });

  it('a result entered in error is as if it were absent, and is shown beside', () => {
    const wrong = { ...ofBilirubin('2026-04-12', quantity(90, 'umol/L')), status: 'entered-in-error' };
    expect(compare([TACE, wrong]).of('total-bilirubin')?.followUp).toMatchObject({
      why: 'absent',
      setAside: [{ because: 'status is entered-in-error' }],
    });
  });

  it('a result without a unit is no follow-up, and no older one takes its place', () => {
    const results = [ofBilirubin('2026-04-01', quantity(20, 'umol/L')), ofBilirubin('2026-04-14', quantity(2))];
    expect(compare([TACE, ...results]).of('total-bilirubin')?.followUp).toMatchObject({ why: 'unusable-unit' });
  });

  it('days are those of the site', () => {
    const evening = chemoembolization('2026-01-15T23:30:00-05:00');
    expect(compare([evening], { timeZone: 'America/New_York' }).first?.session.day).toBe('2026-01-15');
    expect(compare([evening], { timeZone: 'Asia/Tokyo' }).first?.session.day).toBe('2026-01-16');
  });
});

describe('response', () => {
  it.each([
    ['112041', 'CR'],
    ['112042', 'PR'],
    ['112043', 'PD'],
    ['112044', 'SD'],
  ])('by RECIST is read from its code %s as %s', (code, category) => {
    expect(compare([TACE, recist('2026-04-12', code)]).first?.recist).toMatchObject({
      value: { criteria: 'RECIST', category },
      sources: [{ reference: 'Observation/recist-2026-04-12' }],
    });
  });

  it('of a preliminary report does not count, nor one issued after asOf', () => {
    expect(compare([TACE, recist('2026-04-12', '112043', { status: 'preliminary' })]).first?.recist.known).toBe(false);
    const late = recist('2026-04-12', '112043', { issued: '2026-04-20T00:00:00Z' });
    expect(compare([TACE, late], { asOf: '2026-04-15T00:00:00Z' }).first?.recist.known).toBe(false);
  });

  it('by mRECIST has no code, which is said instead of "none recorded"', () => {
    expect(compare([TACE, recist('2026-04-12', '112043')]).first?.mrecist).toMatchObject({
      why: 'not-readable',
      because: 'a response by mRECIST has no code by which it could be read from the chart',
    });
  });
});

describe('anticoagulants', () => {
  const visits = [
    result(LOINC.inr, '2026-01-10', quantity(2, '{INR}')),
    result(LOINC.inr, '2026-04-12', quantity(2.4, '{INR}')),
  ];

  it('ordered before the follow-up and in force let INR be graded against the baseline', () => {
    expect(compare([TACE, ...visits, warfarin]).of('inr')).toMatchObject({
      grade: { grade: 1 },
      anticoagulation: { value: true, sources: [{ reference: 'MedicationRequest/w1' }] },
    });
  });

  it.each([
    ['none recorded', []],
    ['ordered after the follow-up only', [{ ...warfarin, authoredOn: '2026-06-01' }]],
    ['only an antiplatelet drug', [{ ...warfarin, medicationCodeableConcept: { text: 'clopidogrel 75 mg tablet' } }]],
  ])('%s leaves it open: silence is not "no"', (_what, orders) => {
    expect(compare([TACE, ...visits, ...orders]).of('inr')).toMatchObject({
      grade: { gradable: false },
      anticoagulation: { known: false },
    });
  });
});

describe('a query that failed', () => {
  const gap = (...feeds: Gap['feeds']): Gap => ({ query: 'laboratory results', reason: 'it timed out', feeds });
  const because = 'laboratory results could not be read completely: it timed out';
  const visit = ofBilirubin('2026-04-12', quantity(34.2, 'umol/L'));

  it('makes the values it would have fed not readable, never absent and never the nearest', () => {
    const { of } = compare([TACE, visit], { gaps: [gap('total-bilirubin')] });
    expect(of('total-bilirubin')?.baseline).toMatchObject({ why: 'not-readable', because });
    expect(of('total-bilirubin')?.followUp).toMatchObject({ why: 'not-readable', because });
    expect(of('alt')?.followUp).toMatchObject({ why: 'absent' });
  });

  it('of procedures, diagnoses or responses says so where each is shown', () => {
    const gaps = [gap('prior-liver-procedures', 'dialysis'), gap('recist-response')];
    const found = compare([TACE, recist('2026-04-12', '112043')], { gaps });
    expect(found.incomplete).toBe(because);
    expect(found.first?.recist).toMatchObject({ why: 'not-readable' });
    expect(compare([TACE], { gaps: [gap('liver-metastasis-date')] }).timeToFirstTreatment).toMatchObject({
      why: 'not-readable',
    });
  });
});
