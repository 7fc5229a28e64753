import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOfInstant } from '../../../server/asOfInstant.ts';
import { ATTESTED } from '../../../server/audit/attested.ts';
import { auditPatient } from '../../../server/audit/auditPatient.ts';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { scenario } from '../../../server/audit/whatIf.ts';
import type { Answer, AnswerValues } from '../../../server/chart/answer.ts';
import type { Source } from '../../../server/chart/fact.ts';
import { DEFAULT_POLICY, type Policy } from '../../../server/chart/policy.ts';
import type { TherapyId } from '../../../server/criteria/therapy.ts';
import { fileRecord } from '../../../server/fhir/fileRecord.ts';
import { assess } from '../../../server/present/assess.ts';
import { instant, oneAnswer } from '../../builders/answers.ts';
import { record } from '../../builders/arbitrary.ts';
import { concept, condition, GIST, LEIOMYOSARCOMA, LIVER_METASTASIS } from '../../builders/condition.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';

const PERIOD = ['2025-01-01', '2026-12-31'] as const;
const CODE = {
  chemoembolization: concept('snomed', '314617008'),
  y90: concept('snomed', '764677008'),
  microwave: concept('snomed', '609232008'),
  thermal: concept('snomed', '428115007'),
  laser: concept('snomed', '433866007'),
  resection: concept('snomed', '71273005'),
  embolization: { coding: [{ system: 'http://www.cms.gov/Medicare/Coding/ICD10', code: '04L33DZ' }] },
};

const procedure = (code: unknown, performedDateTime: string | undefined, more: Record<string, unknown> = {}) => ({
  resourceType: 'Procedure',
  id: 'x1',
  status: 'completed',
  subject: { reference: 'Patient/p1' },
  code,
  performedDateTime,
  ...more,
});
const BASE = [
  { resourceType: 'Patient', id: 'p1' },
  condition(LEIOMYOSARCOMA, { id: 'c1' }),
  condition(LIVER_METASTASIS, { id: 'c2' }),
];
const creatinine = (value: number, effectiveDateTime: string, more: Record<string, unknown> = {}) =>
  observation(LOINC.creatinine, { id: 'k1', ...quantity(value, 'mg/dL'), effectiveDateTime, ...more });

function audited(
  resources: readonly unknown[],
  policy: Policy = DEFAULT_POLICY,
  answers: AnswerValues = {},
  whatIf: readonly string[] = [],
) {
  const given = Object.entries(answers).map(([id, value]) => ({
    id,
    value,
    at: '2026-01-14T00:00:00Z',
    by: 'Dr. Example',
  }));
  const period = auditPeriod(...PERIOD, policy.timeZone);
  const plan = {
    period,
    policy,
    until: '2026-12-31T00:00:00Z',
    scenarios: whatIf.map((name) => scenario(name, policy)),
  };
  return auditPatient({ patientId: 'p1', resources, answers: given as never, gaps: [] }, plan);
}
const only = (...args: Parameters<typeof audited>) => {
  const { cases } = audited(...args);
  expect(cases).toHaveLength(1);
  return cases[0]!;
};
const resultOf = ({ results }: ReturnType<typeof only>, id: string) => results.find((each) => each.id === id);

describe('a case is judged as the same patient is at its decision date', () => {
  const folder = new URL('../../patients/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.endsWith('.expected.json'));

  const agrees = (resources: readonly unknown[], patientId: string, answers: readonly Answer[] = []) => {
    const period = auditPeriod('2000-01-01', '2026-12-31', 'UTC');
    const plan = { period, policy: DEFAULT_POLICY, until: '2026-12-31T00:00:00Z', scenarios: [], site: 'north' };
    const { cases } = auditPatient({ patientId, resources, answers, gaps: [] }, plan);
    for (const { decided, decidedAt, therapy, results } of cases) {
      // What is printed of a case can be given to `evaluate`.
      const asOf = asOfInstant(decided, 'UTC', () => new Date());
      expect(Date.parse(asOf)).toBe(Date.parse(decidedAt));
      const request = { resources, patientId, asOf, policy: DEFAULT_POLICY, answers, gaps: [] };
      const verdict = assess(request).verdicts.find((each) => each.therapy === (therapy ?? 'deb-tace'));
      expect(results.map(({ sameDayOrderUnknown: _, ...result }) => result)).toEqual(verdict?.results);
    }
    return cases.length;
  };

  it.each(names)('%s, also with a procedure of every kind in it', (name) => {
    const { patient, resources } = fileRecord(readFileSync(new URL(name, folder), 'utf8'));
    const subject = { reference: `Patient/${patient.id}` };
    const added = Object.entries(CODE).map(([kind, code], index) =>
      procedure(code, `2026-01-${10 + index}T09:00:00Z`, { id: `added-${kind}`, subject }),
    );
    agrees([...resources, ...added], patient.id);
  });

  it('and for any mixture of records', () => {
    let cases = 0;
    const done = fc.tuple(
      fc.constantFrom(...Object.values(CODE)),
      fc.constantFrom(['2026-01-10'], ['2026-01-15T09:00:00Z'], ['2026-01-15', '2026-01-15T14:00:00Z']),
    );
    fc.assert(
      fc.property(record, done, (resources, [code, times]) => {
        const codes = times.map((when, index) => procedure(code, when, { id: `done-${index}` }));
        cases += agrees([...BASE, ...resources, ...codes], 'p1');
      }),
      { numRuns: 300 },
    );
    expect(cases).toBeGreaterThan(200);
  });

  it('with whatever was answered, taken back again or has expired by then', () => {
    const seen = { withdrawn: 0, later: 0, expired: 0, used: 0 };
    const taken = fc.option(instant, { nil: undefined });
    const given = fc.array(
      fc.tuple(oneAnswer, taken).map(([answer, at]) => ({
        ...answer,
        ...(at !== undefined && at >= answer.at ? { withdrawn: { at, by: 'dr-3' } } : {}),
      })),
      { maxLength: 12 },
    );
    const done = procedure(CODE.microwave, '2026-01-15T09:00:00Z');
    fc.assert(
      fc.property(record, given, (resources, answers) => {
        expect(agrees([...BASE, ...resources, done], 'p1', answers)).toBeGreaterThan(0);
        const { results } = auditOf([...BASE, ...resources, done], answers);
        seen.withdrawn += answers.filter(({ withdrawn }) => withdrawn && withdrawn.at <= '2026-01-15T09').length;
        seen.later += answers.filter(({ at }) => at > '2026-01-15T09').length;
        seen.expired += results.filter(({ why, sources }) => why === 'stale' && sources.some(isAnswer)).length;
        seen.used += results.filter(({ status, sources }) => status === 'met' && sources.some(isAnswer)).length;
      }),
      { numRuns: 300 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
  });

  const isAnswer = ({ reference }: Source) => reference.startsWith('answer/');
  const auditOf = (resources: readonly unknown[], answers: readonly Answer[]) => {
    const period = auditPeriod('2000-01-01', '2026-12-31', 'UTC');
    const plan = { period, policy: DEFAULT_POLICY, until: '2026-12-31T00:00:00Z', scenarios: [], site: 'north' };
    return auditPatient({ patientId: 'p1', resources, answers, gaps: [] }, plan).cases[0]!;
  };
});

describe('which procedures are cases', () => {
  it.each<[string, unknown, TherapyId | null]>([
    ['chemoembolization', CODE.chemoembolization, 'deb-tace'],
    ['radioembolization', CODE.y90, 'y90'],
    ['microwave ablation', CODE.microwave, 'microwave-ablation'],
    ['resection', CODE.resection, 'resection'],
    ['an embolization that says no more', CODE.embolization, null],
    ['a thermal ablation that says no more', CODE.thermal, null],
    ['a laser ablation', CODE.laser, null],
  ])('%s', (_, code, therapy) => {
    const found = only([...BASE, procedure(code, '2026-01-15T09:00:00Z')]);
    expect(found.therapy).toBe(therapy);
    if (therapy === null) expect(found.because).toMatch(/^which therapy it was cannot be told: /);
  });

  it.each([
    ['the first moment of the period', '2025-01-01T00:00:00Z', 1],
    ['the last day of the period', '2026-12-31', 1],
    ['the last moment of the period', '2026-12-31T23:59:59Z', 1],
    ['the day after', '2027-01-01', 0],
    ['the day before', '2024-12-31', 0],
  ])('%s', (_, when, count) => {
    expect(audited([...BASE, procedure(CODE.y90, when)]).cases).toHaveLength(count);
  });

  it.each([
    ['the last moment before it', '2025-01-01T04:59:59.999Z', 0],
    ['its first moment', '2025-01-01T05:00:00.000Z', 1],
    ['its first day', '2025-01-01', 1],
    ['its last moment', '2027-01-01T04:59:59.999Z', 1],
    ['its last day', '2026-12-31', 1],
    ['the first moment after it', '2027-01-01T05:00:00.000Z', 0],
  ])('the days of the period are those of the site: %s', (_, when, count) => {
    const policy = { ...DEFAULT_POLICY, timeZone: 'America/New_York' };
    expect(audited([...BASE, procedure(CODE.y90, when)], policy).cases).toHaveLength(count);
  });

  it.each([
    ['planned', 'preparation'],
    ['broken off', 'stopped'],
    ['not done', 'not-done'],
  ])('never one that was %s', (_, status) => {
    expect(audited([...BASE, procedure(CODE.y90, '2026-01-15', { status })])).toMatchObject({
      cases: [],
      procedures: 0,
    });
  });

  it('several codes of one treatment are one case that cites all of them', () => {
    const twice = [procedure(CODE.y90, '2026-01-15T09:00:00Z'), procedure(CODE.y90, '2026-01-15', { id: 'x2' })];
    const { cases, procedures } = audited([...BASE, ...twice]);
    expect(procedures).toBe(2);
    expect(cases.map((each) => each.procedures.map(({ reference }) => reference))).toEqual([
      ['Procedure/x2', 'Procedure/x1'],
    ]);
  });

  it('the embolization beside a radioembolization of the same day is part of it', () => {
    const both = [procedure(CODE.y90, '2026-01-15'), procedure(CODE.embolization, '2026-01-15', { id: 'x2' })];
    expect(audited([...BASE, ...both]).cases.map(({ kind }) => kind)).toEqual(['y90']);
  });

  it.each([
    ['a month', '2026-01'],
    ['no date', undefined],
  ])('one with %s is named, not counted', (_, when) => {
    const { cases, undated, procedures } = audited([...BASE, procedure(CODE.y90, when)]);
    expect([cases, procedures, undated]).toMatchObject([
      [],
      0,
      [{ reference: 'Procedure/x1', because: 'the day it was done is not recorded' }],
    ]);
  });

  it('says who did it', () => {
    const performer = [{ actor: { display: 'Dr. Probe' } }, { actor: { reference: 'Practitioner/7' } }];
    expect(only([...BASE, procedure(CODE.y90, '2026-01-15', { performer })]).performers).toEqual([
      { id: 'Practitioner/7', name: null },
      { id: 'name:Dr. Probe', name: 'Dr. Probe' },
    ]);
  });
});

describe('who is of the population', () => {
  const done = procedure(CODE.y90, '2026-01-15T09:00:00Z');
  const LEFT_OUT = {
    patientId: 'p1',
    procedure: 'Procedure/x1',
    day: '2026-01-15',
    because: expect.stringMatching(/./),
  };
  it.each([
    ['leiomyosarcoma and liver metastasis', BASE, { inPopulation: true, leftOut: [] }],
    ['another histology', [condition(GIST, { id: 'c1' }), BASE[2]], { inPopulation: false, leftOut: [LEFT_OUT] }],
    ['no liver metastasis', BASE.slice(0, 2), { inPopulation: false, leftOut: [LEFT_OUT] }],
  ])('%s', (_, resources, expected) => {
    expect(audited([...resources, done])).toMatchObject(expected);
  });

  it('a histology recorded after the procedure keeps the case, and its criterion is not documented', () => {
    const late = condition(LEIOMYOSARCOMA, { id: 'c1', recordedDate: '2026-02-01' });
    const found = only([BASE[0], late, BASE[2], done]);
    expect(resultOf(found, 'histology')?.status).toBe('unknown');
    expect(found.adherence).toBe('not-documented');
  });

  it('a metastasis that ended after the procedure was there before it', () => {
    const ended = condition(LIVER_METASTASIS, {
      id: 'c2',
      clinicalStatus: 'resolved',
      abatementDateTime: '2026-03-01',
      meta: { lastUpdated: '2026-03-02T00:00:00Z' },
    });
    expect(only([...BASE.slice(0, 2), ended, done]).population.status).toBe('met');
  });
});

describe('only what was known before the procedure counts', () => {
  const at = (when: string, ...labs: readonly unknown[]) => only([...BASE, procedure(CODE.y90, when), ...labs]);

  it.each([
    ['before it', '2026-01-14T08:00:00Z', {}, 'met'],
    ['after it', '2026-01-15T10:00:00Z', {}, 'unknown'],
    ['taken before and issued after it', '2026-01-15T08:00:00Z', { issued: '2026-01-15T11:00:00Z' }, 'unknown'],
    ['too long before it', '2025-12-01T08:00:00Z', {}, 'unknown'],
  ])('a result %s', (_, when, more, status) => {
    expect(resultOf(at('2026-01-15T09:00:00Z', creatinine(1, when, more)), 'creatinine')?.status).toBe(status);
  });

  it('a result corrected after the procedure counts as it stood before', () => {
    const version = (value: number, lastUpdated: string, status: string) =>
      creatinine(value, '2026-01-14T08:00:00Z', { status, meta: { lastUpdated } });
    const both = [version(1, '2026-01-14T09:00:00Z', 'final'), version(3, '2026-02-01T09:00:00Z', 'corrected')];
    const found = at('2026-01-15T09:00:00Z', ...both);
    expect(resultOf(found, 'creatinine')).toMatchObject({ status: 'met', value: 1 });
    expect(resultOf(at('2026-02-03T09:00:00Z', ...both), 'creatinine')).toMatchObject({ status: 'not-met', value: 3 });
  });

  it.each<[string, readonly string[], string, string, number]>([
    ['a time', ['2026-01-15T14:00:00Z'], 'at', '2026-01-15T14:00:00.000Z', 1],
    ['a day', ['2026-01-15'], 'on', '2026-01-15', 5],
    [
      'a time of one code, a day of another',
      ['2026-01-15', '2026-01-15T14:00:00Z'],
      'by',
      '2026-01-15T14:00:00.000Z',
      1,
    ],
    ['two times', ['2026-01-15T16:00:00Z', '2026-01-15T14:00:00Z'], 'at', '2026-01-15T14:00:00.000Z', 1],
  ])('the decision is told as it was used: %s', (_, times, begins, decided, value) => {
    const codes = times.map((when, index) => procedure(CODE.y90, when, { id: `x${index}` }));
    const results = [creatinine(1, '2026-01-15T08:00:00Z'), creatinine(5, '2026-01-15T17:00:00Z', { id: 'k2' })];
    const found = only([...BASE, ...codes, ...results]);
    expect([found.begins, found.decided, resultOf(found, 'creatinine')?.value]).toEqual([begins, decided, value]);
    expect(resultOf(found, 'creatinine')?.sameDayOrderUnknown).toBe(begins !== 'at');
  });

  it('by the clocks of the site', () => {
    const berlin = { ...DEFAULT_POLICY, timeZone: 'Europe/Berlin' };
    const found = only([...BASE, procedure(CODE.y90, '2025-12-31T23:00:00Z')], berlin);
    expect([found.day, found.decided, found.decidedAt]).toEqual([
      '2026-01-01',
      '2026-01-01T00:00:00.000+01:00',
      '2025-12-31T23:00:00.000Z',
    ]);
  });

  it.each([
    ['a procedure without time, a result of its day', '2026-01-15', '2026-01-15T18:00:00Z', true],
    ['a result without time, of the procedure’s day', '2026-01-15T09:00:00Z', '2026-01-15', true],
    ['a result of the day before', '2026-01-15', '2026-01-14', false],
    ['both with their times', '2026-01-15T09:00:00Z', '2026-01-15T08:00:00Z', false],
  ])('order on the day: %s', (_, done, taken, marked) => {
    const found = at(done, creatinine(1, taken));
    expect(resultOf(found, 'creatinine')).toMatchObject({ status: 'met', sameDayOrderUnknown: marked });
    expect(found.sameDayOrderUnknown).toBe(marked);
  });
});

describe('what a case comes to', () => {
  const labs = [
    creatinine(1.8, '2026-01-14T08:00:00Z'),
    observation(LOINC.bilirubin, { id: 'b1', ...quantity(1, 'mg/dL') }),
    observation(LOINC.inr, { id: 'i1', ...quantity(1.1) }),
    observation(LOINC.platelets, { id: 't1', ...quantity(180, '10*9/L') }),
    observation(LOINC.ecog, { id: 'e1', valueInteger: 1 }),
  ];
  const answers: AnswerValues = { unresectable: true, 'liver-dominant': true };
  const treated = (code: unknown, more: readonly unknown[] = []) => [
    ...BASE,
    procedure(code, '2026-01-15T09:00:00Z'),
    ...labs,
    ...more,
  ];

  it('adherent when every criterion is met', () => {
    expect(only(treated(CODE.chemoembolization), DEFAULT_POLICY, answers)).toMatchObject({
      adherence: 'adherent',
      because: 'every criterion is met',
    });
  });

  it('not documented while one is unknown', () => {
    expect(only(treated(CODE.chemoembolization)).adherence).toBe('not-documented');
  });

  it.each(Object.entries(CODE))(
    'never adherent where answers were not asked for, and says so of each that is missing: %s',
    (_, code) => {
      const { adherence, results } = only(treated(code));
      expect(adherence).not.toBe('adherent');
      const attested = results.filter(({ id }) => ATTESTED.some((each) => each.id === id));
      expect(attested.map(({ status, because }) => [status, because])).toEqual(
        attested.map(() => ['unknown', 'what was answered in LiverMet was not asked for in this audit']),
      );
      expect(attested.length).toBeGreaterThan(0);
    },
  );

  it('correctable and not adherent as the verdict says', () => {
    const worse = (id: string, code: string, value: number, unit?: string) =>
      observation(code, { id, ...quantity(value, unit) });
    const inr = [
      ...treated(CODE.chemoembolization).filter((each) => (each as { id: string }).id !== 'i1'),
      worse('i1', LOINC.inr, 1.9),
    ];
    expect(only(inr, DEFAULT_POLICY, answers).adherence).toBe('correctable');
    const bilirubin = [
      ...inr.filter((each) => (each as { id: string }).id !== 'b1'),
      worse('b1', LOINC.bilirubin, 3, 'mg/dL'),
    ];
    expect(only(bilirubin, DEFAULT_POLICY, answers).adherence).toBe('not-adherent');
  });

  it('a therapy that cannot be told never passes', () => {
    const found = only(treated(CODE.embolization), DEFAULT_POLICY, answers);
    expect(found.results.every(({ status }) => status === 'met')).toBe(true);
    expect(found.adherence).toBe('not-documented');
  });

  it('and under a changed limit or look-back', () => {
    const whatIf = ['creatinine=1.5', 'lookback.laboratory=1', 'creatinine=1.5,lookback.laboratory=90'];
    expect(only(treated(CODE.chemoembolization), DEFAULT_POLICY, answers, whatIf).whatIf).toEqual([
      'not-adherent',
      'not-documented',
      'not-adherent',
    ]);
  });

  it.each([
    ['a value in the window', [creatinine(1, '2026-04-10T08:00:00Z', { id: 'f1' })], 'done'],
    ['nothing in the window', [], 'not-done'],
  ])('three months later: %s', (_, more, state) => {
    expect(only(treated(CODE.chemoembolization, more)).followUp).toMatchObject({ state });
  });

  it('the series states no such visit after a resection', () => {
    expect(only(treated(CODE.resection)).followUp).toBeNull();
  });
});
