import { describe, expect, it } from 'vitest';
import type { Adherence } from '../../../server/audit/adherence.ts';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { auditReport } from '../../../server/audit/auditReport.ts';
import { byPerformer } from '../../../server/audit/byPerformer.ts';
import type { CaseFigures } from '../../../server/audit/caseFigures.ts';
import { type Operator, operatorsOf } from '../../../server/audit/operators.ts';
import type { Performer } from '../../../server/chart/performers.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { auditPageHead } from '../../../server/present/audit/html/auditPage.ts';
import { summary } from '../../../server/present/audit/summary.ts';

type Written = readonly [id: string, name: string | null];

describe('a case counts for', () => {
  const operates = (id: string, name: string | null = null): Performer => ({ id, name, isAssisting: false });
  const assists = (id: string, name: string | null = null): Performer => ({ id, name, isAssisting: true });
  const procedure = (performers: readonly Performer[], start = 0, reference = 'Procedure/x1') =>
    ({ performers, period: { start, end: start }, source: { reference } }) as never;

  it.each<[string, readonly (readonly Performer[])[], readonly Written[]]>([
    ['nobody when nobody is recorded', [[]], []],
    ['the one who is', [[operates('a')]], [['a', null]]],
    [
      'each of several, in one order',
      [[operates('b'), operates('a')]],
      [
        ['a', null],
        ['b', null],
      ],
    ],
    ['nobody who only assisted', [[assists('a'), operates('b'), assists('c')]], [['b', null]]],
    [
      'all who assisted, when nobody else is recorded',
      [[assists('b'), assists('a')]],
      [
        ['a', null],
        ['b', null],
      ],
    ],
    ['the operator that another code of the treatment names', [[assists('a')], [operates('b')]], [['b', null]]],
    [
      'one who assisted by one code and operated by another',
      [[assists('a'), operates('b')], [operates('a')]],
      [
        ['a', null],
        ['b', null],
      ],
    ],
    [
      'one person once, by the newest name',
      [[operates('a', 'Dr. Old')], [operates('a', 'Dr. New')], [operates('a')]],
      [['a', 'Dr. New']],
    ],
  ])('%s', (_, procedures, expected) => {
    const given = procedures.map((performers, index) => procedure(performers, index, `Procedure/x${index}`));
    for (const each of [given, given.toReversed()])
      expect(operatorsOf(each).map(({ id, name }) => [id, name])).toEqual(expected);
  });
});

const figures = (day: string, performers: readonly Written[], adherence: Adherence = 'adherent'): CaseFigures => ({
  patientId: 'p1',
  procedure: `Procedure/${day}`,
  decidedAt: `${day}T09:00:00.000Z`,
  day,
  kind: 'y90',
  therapy: 'y90',
  performers: performers.map(([id, name]): Operator => ({ id, name })),
  adherence,
  criteria: [],
  sameDayOrderUnknown: false,
  followUp: null,
  whatIf: [],
});

describe('the lines of performers', () => {
  const [A, B] = ['Practitioner/1', 'Practitioner/2'];
  it.each<[string, readonly (readonly [string, readonly Written[]])[], readonly (readonly [string, string, number])[]]>(
    [
      [
        'two of one name are two, told apart by their ids',
        [
          ['2025-01-01', [[A, 'Dr. Kim']]],
          ['2025-01-02', [[B, 'Dr. Kim']]],
        ],
        [
          [A, `Dr. Kim (${A})`, 1],
          [B, `Dr. Kim (${B})`, 1],
        ],
      ],
      [
        'one spelled in two ways is one, called by the newest',
        [
          ['2025-02-01', [[A, 'Kim, Ada']]],
          ['2025-01-01', [[A, 'Dr. A. Kim']]],
        ],
        [[A, 'Kim, Ada', 2]],
      ],
      [
        'a newer case without a name takes none away',
        [
          ['2025-01-01', [[A, 'Dr. Kim']]],
          ['2025-02-01', [[A, null]]],
        ],
        [[A, 'Dr. Kim', 2]],
      ],
      ['a reference without any name is called by itself', [['2025-01-01', [[A, null]]]], [[A, A, 1]]],
      [
        'without a reference the name is all there is',
        [
          ['2025-01-01', [['name:Dr. Kim', 'Dr. Kim']]],
          ['2025-01-02', [['name:Dr. Kim', 'Dr. Kim']]],
        ],
        [['name:Dr. Kim', 'Dr. Kim', 2]],
      ],
      [
        'a name alone is not the person of that name',
        [
          ['2025-01-01', [['name:Dr. Kim', 'Dr. Kim']]],
          ['2025-01-02', [[A, 'Dr. Kim']]],
        ],
        [
          [A, `Dr. Kim (${A})`, 1],
          ['name:Dr. Kim', 'Dr. Kim (no reference)', 1],
        ],
      ],
      [
        'a case with two counts for both, one with none for nobody',
        [
          [
            '2025-01-01',
            [
              [A, 'Dr. Kim'],
              [B, 'Dr. Lee'],
            ],
          ],
          ['2025-01-02', []],
        ],
        [
          ['', '', 1],
          [A, 'Dr. Kim', 1],
          [B, 'Dr. Lee', 1],
        ],
      ],
      [
        'a name that is also that of a month stays one',
        [['2025-01-01', [['name:2025-01', '2025-01']]]],
        [['name:2025-01', '2025-01', 1]],
      ],
    ],
  )('%s', (_, cases, expected) => {
    const given = cases.map(([day, performers]) => figures(day, performers));
    for (const each of [given, given.toReversed()])
      expect(byPerformer(each).map(({ id, name, tally }) => [id, name, tally.all])).toEqual(expected);
  });

  const cases = [
    figures('2025-01-01', [
      [A, 'Dr. <Kim>'],
      [B, 'inr'],
    ]),
    figures('2025-01-02', [[A, 'Dr. <Kim>']], 'not-adherent'),
    figures('2025-01-03', []),
  ];
  const plan = {
    period: auditPeriod('2025-01-01', '2025-12-31', 'UTC'),
    policy: DEFAULT_POLICY,
    until: '2026-01-01T00:00:00Z',
    scenarios: [],
  };
  const counts = { patients: 1, inPopulation: 1, withCase: 1, procedures: 3, leftOut: [], undated: [] };
  const report = auditReport(plan, counts, cases);
  const reading = { files: 1, lines: 1, bad: [], badCount: 0, unreadTreatments: 0, movedResources: 0 };

  it('are the same in summary.json', () => {
    expect(summary(report, reading, false)).toMatchObject({
      byPerformer: [
        { id: '', name: '', cases: { all: 1 } },
        { id: A, name: 'Dr. <Kim>', cases: { all: 2, adherent: 1 } },
        { id: B, name: 'inr', cases: { all: 1 } },
      ],
    });
    expect(summary({ ...report, byPerformer: null }, reading, true)).toMatchObject({ byPerformer: null });
  });

  it('and on the page, which says that they may sum to more than all cases, and opens each to its cases', () => {
    const page = auditPageHead(report, cases, reading, false);
    const [, section = ''] = /<section id="performer">(.*?)<\/section>/.exec(page) ?? [];
    expect(section).toContain(
      'A case with several performers counts for each of them, so that the lines may sum to more',
    );
    const lines = section
      .split('<tr>')
      .slice(1)
      .map((row) => row.replaceAll(/<\/?summary>|<details>|<\/details>/g, ''));
    const of = (name: string) => lines.find((row) => row.startsWith(`<th scope="row">${name}<`)) ?? '';
    expect(of('Dr. &lt;Kim&gt;')).toContain('data-of="cases">2<p class="k"><a href="#c1">1</a> <a href="#c2">2</a>');
    expect(of('inr')).toContain('<a href="#c1">1</a>');
    expect(of('not recorded')).toContain('<a href="#c3">3</a>');
  });
});
