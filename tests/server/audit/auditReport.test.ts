import { describe, expect, it } from 'vitest';
import type { Adherence } from '../../../server/audit/adherence.ts';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { auditReport } from '../../../server/audit/auditReport.ts';
import { monthsOf } from '../../../server/audit/monthsOf.ts';
import { pChart } from '../../../server/audit/pChart.ts';
import { ratesOf } from '../../../server/audit/rate.ts';
import { scenario } from '../../../server/audit/whatIf.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { csvLine } from '../../../server/present/audit/csv.ts';

describe('rates', () => {
  it('are given with and without what is not documented, with exact intervals', () => {
    const tally = { adherent: 8, correctable: 1, 'not-adherent': 1, 'not-documented': 10, all: 20 };
    const { documented, withUndocumented } = ratesOf(tally);
    expect(documented).toMatchObject({ n: 8, of: 10, share: 0.8 });
    expect(documented?.low).toBeCloseTo(0.4439, 4);
    expect(documented?.high).toBeCloseTo(0.9748, 4);
    expect(withUndocumented).toMatchObject({ n: 8, of: 20, share: 0.4 });
  });

  it('there is none of nothing, nor of a withheld count', () => {
    const nothing = { adherent: 0, correctable: 0, 'not-adherent': 0, 'not-documented': 5, all: 5 };
    expect(ratesOf(nothing).documented).toBeNull();
    expect(ratesOf({ ...nothing, adherent: null }).withUndocumented).toBeNull();
  });
});

describe('control chart', () => {
  const months = [
    { month: '2025-01', n: 50, of: 100 },
    { month: '2025-02', n: 0, of: 0 },
    { month: '2025-03', n: 5, of: 10 },
    { month: '2025-04', n: 0, of: 25 },
  ];

  it('has limits three standard errors from the center, wider for fewer cases', () => {
    const chart = pChart(months, null);
    expect(chart?.center).toBeCloseTo(55 / 135, 10);
    expect(chart?.points.map(({ month, outside }) => [month, outside])).toEqual([
      ['2025-01', false],
      ['2025-03', false],
      ['2025-04', true],
    ]);
    expect(chart?.points[0]?.upper).toBeCloseTo(0.5548, 4);
    expect(chart?.points[1]?.lower).toBe(0);
    expect(chart?.isOfAll).toBe(false);
  });

  it('is about the share over all months, where that is known, also with months that are not shown', () => {
    const chart = pChart(months.slice(0, 1), 0.7);
    expect(chart).toMatchObject({ center: 0.7, isOfAll: true });
    expect(chart?.points[0]?.lower).toBeCloseTo(0.7 - 3 * Math.sqrt((0.7 * 0.3) / 100), 10);
    expect(chart?.points[0]?.outside).toBe(true);
  });
});

it('every month that a period touches', () => {
  expect(monthsOf(auditPeriod('2024-11-30', '2025-02-01', 'UTC'))).toEqual([
    '2024-11',
    '2024-12',
    '2025-01',
    '2025-02',
  ]);
});

describe('what if', () => {
  it.each([
    ['creatinine=1.5', { limits: { creatinine: 1.5 } }],
    ['lookback.laboratory=60', { lookBackDays: { laboratory: 60 } }],
    ['inr=1.7, platelets=75', { limits: { inr: 1.7, platelets: 75 } }],
  ])('%s', (name, policy) => {
    expect(scenario(name, DEFAULT_POLICY).policy).toMatchObject(policy);
  });

  it.each(['creatinine', 'creatinine=', 'creatinine=0', 'height=3', 'lookback.laboratory=1.5', 'lookback.moon=3'])(
    'never %s',
    (name) => {
      expect(() => scenario(name, DEFAULT_POLICY)).toThrow(RangeError);
    },
  );

  it.each([
    ['creatinine=133', '"creatinine=133": Creatinine must be 0.5 to 8 mg/dL (the series: 2)'],
    ['platelets=50000', /^"platelets=50000": Platelet count must be /],
    ['inr=1.7,creatinine=133', /^"creatinine=133"/],
  ])('never a limit that must be of another unit: %s', (name, message) => {
    expect(() => scenario(name, DEFAULT_POLICY)).toThrow(message);
  });
});

it('what a scenario comes to stands side by side with what is in force', () => {
  const period = auditPeriod('2025-01-01', '2025-12-31', 'UTC');
  const scenarios = ['creatinine=1.5', 'creatinine=3'].map((name) => scenario(name, DEFAULT_POLICY));
  const one = (adherence: Adherence, whatIf: readonly Adherence[]) =>
    ({ adherence, whatIf, therapy: 'y90', performers: [], criteria: [], day: '2025-03-15', followUp: null }) as never;
  const cases = [
    one('adherent', ['not-adherent', 'adherent']),
    one('adherent', ['adherent', 'adherent']),
    one('not-adherent', ['not-adherent', 'adherent']),
    one('not-documented', ['not-documented', 'not-documented']),
  ];
  const counts = { patients: 4, inPopulation: 4, withCase: 4, procedures: 4, leftOut: [], undated: [] };
  const plan = { period, policy: DEFAULT_POLICY, until: '2026-01-01T00:00:00Z', scenarios };
  const { overall, whatIf } = auditReport(plan, counts, cases);
  const tally = (adherent: number, notAdherent: number) => ({
    adherent,
    correctable: 0,
    'not-adherent': notAdherent,
    'not-documented': 1,
    all: 4,
  });
  expect(overall).toEqual(tally(2, 1));
  expect(whatIf).toEqual([
    { name: 'creatinine=1.5', tally: tally(1, 2), changed: 1 },
    { name: 'creatinine=3', tally: tally(3, 0), changed: 1 },
  ]);
});

it('the rate of cases in which nothing is unknown stands beside those that failures without the rest pull down', () => {
  const plan = {
    period: auditPeriod('2025-01-01', '2025-12-31', 'UTC'),
    policy: DEFAULT_POLICY,
    until: '2026-01-01T00:00:00Z',
    scenarios: [],
  };
  const one = (adherence: Adherence, statuses: readonly string[]) =>
    ({
      adherence,
      whatIf: [],
      therapy: 'y90',
      performers: [],
      criteria: statuses.map((status) => ['inr', status]),
      day: '2025-03-15',
      followUp: null,
    }) as never;
  const cases = [
    one('adherent', ['met', 'met']),
    one('not-adherent', ['met', 'not-met']),
    one('not-adherent', ['unknown', 'not-met']),
    one('correctable', ['met', 'correctable']),
    one('not-documented', ['met', 'unknown']),
  ];
  const counts = { patients: 5, inPopulation: 5, withCase: 5, procedures: 5, leftOut: [], undated: [] };
  const { overall, complete } = auditReport(plan, counts, cases);
  const nothing = { adherent: 0, correctable: 0, 'not-adherent': 0, 'not-documented': 0 };
  expect(complete).toEqual({ ...nothing, adherent: 1, 'not-adherent': 1, correctable: 1, all: 3 });
  expect(ratesOf(overall).documented).toMatchObject({ n: 1, of: 4 });
});

it('procedures without a day are named in one order, in whatever order patients are read', () => {
  const period = auditPeriod('2025-01-01', '2025-12-31', 'UTC');
  const plan = { period, policy: DEFAULT_POLICY, until: '2026-01-01T00:00:00Z', scenarios: [] };
  const one = (id: string) =>
    ({ reference: `Procedure/${id}`, because: 'the day it was done is not recorded' }) as never;
  const counts = { patients: 2, inPopulation: 2, withCase: 0, procedures: 0, leftOut: [] };
  const [first, second] = [one('1'), one('2')];
  for (const undated of [
    [first, second],
    [second, first],
  ])
    expect(auditReport(plan, { ...counts, undated }, []).undated).toEqual([first, second]);
});

describe('a line of CSV', () => {
  it.each([
    ['a comma, a quote or a new line is quoted', ['a,b', 'say "x"', 'a\nb'], '"a,b","say ""x""","a\nb"\r\n'],
    [
      'a text that would run as a formula is made a text',
      ['=1+1', '+1', '@x', '-a', '\tx', ' =1'],
      `'=1+1,+1,'@x,'-a,'\tx,' =1\r\n`,
    ],
    ['in the wide forms of East Asian fonts, too', ['＝1+1', '－a', '＠x', 'a＝b'], "'＝1+1,'－a,'＠x,a＝b\r\n"],
    ['a number stays one', [-1.5, '-1.5', 0, true, null], '-1.5,-1.5,0,true,\r\n'],
  ])('%s', (_, cells, line) => {
    expect(csvLine(cells)).toBe(line.replace(',+1,', `,'+1,`));
  });
});
