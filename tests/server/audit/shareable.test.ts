import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADHERENCES, type Adherence } from '../../../server/audit/adherence.ts';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { type AuditReport, auditReport } from '../../../server/audit/auditReport.ts';
import type { CaseFigures } from '../../../server/audit/caseFigures.ts';
import { FOLLOW_UP_STATES } from '../../../server/audit/followUp.ts';
import { numbersOf } from '../../../server/audit/mapNumbers.ts';
import { shareable } from '../../../server/audit/shareable.ts';
import { SMALL } from '../../../server/audit/suppress.ts';
import { scenario } from '../../../server/audit/whatIf.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { DECISION_KINDS } from '../../../server/criteria/decision.ts';
import { CRITERIA } from '../../../server/criteria/therapies.ts';
import { THERAPIES } from '../../../server/criteria/therapy.ts';

const plan = {
  period: auditPeriod('2025-01-01', '2025-04-30', 'UTC'),
  policy: DEFAULT_POLICY,
  until: '2026-01-01T00:00:00Z',
  scenarios: [scenario('creatinine=2.5', DEFAULT_POLICY)],
  site: 'north',
};

const STATUS_OF = {
  adherent: 'met',
  correctable: 'correctable',
  'not-adherent': 'not-met',
  'not-documented': 'unknown',
};

/** How many cases of a kind there are: often few, sometimes many. */
const often = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 8, max: 40 }));

const kindOfCase = fc.record({
  therapy: fc.constantFrom(...THERAPIES, null),
  month: fc.constantFrom('01', '02', '03'),
  adherence: fc.constantFrom(...ADHERENCES),
  state: fc.constantFrom(...FOLLOW_UP_STATES),
  isComplete: fc.boolean(),
  hasOther: fc.boolean(),
  grade: fc.constantFrom(0, 1, 2, 3, null),
  meld: fc.constantFrom(-1, 2, null),
  decision: fc.constantFrom(...DECISION_KINDS, null),
  names: fc.boolean(),
  changes: fc.boolean(),
});

const figuresOf = ({
  therapy,
  month,
  adherence,
  ...kind
}: typeof kindOfCase extends fc.Arbitrary<infer T> ? T : never) => {
  const override =
    adherence === 'not-adherent' && kind.decision === 'against' ? (kind.names ? 'documented' : 'in-part') : null;
  const isResection = therapy === 'resection';
  return {
    patientId: 'p',
    procedure: 'Procedure/x',
    decidedAt: `2025-${month}-15T09:00:00.000Z`,
    day: `2025-${month}-15`,
    kind: isResection ? 'resection' : 'y90',
    therapy,
    performers: [],
    adherence,
    criteria: CRITERIA[therapy ?? 'deb-tace'].map(({ id }) => [id, STATUS_OF[adherence]]),
    sameDayOrderUnknown: false,
    followUp: isResection
      ? null
      : {
          state: kind.state,
          isComplete: kind.isComplete,
          worstGrade: kind.grade,
          meldChange: kind.meld,
          hasOther: kind.hasOther,
        },
    whatIf: [kind.changes ? 'adherent' : adherence],
    entered: { answers: 0, decision: kind.decision, override, cards: 0 },
  } as CaseFigures;
};

const someCases = fc
  .array(fc.tuple(kindOfCase, often), { minLength: 1, maxLength: 14 })
  .map((kinds) => kinds.flatMap(([kind, count]) => Array.from({ length: count }, () => figuresOf(kind))));

const reportOf = (cases: readonly CaseFigures[]): AuditReport =>
  auditReport(
    plan,
    { patients: 900, inPopulation: 800, withCase: cases.length, procedures: cases.length, leftOut: [], undated: [] },
    cases,
  );

/** Cases that come to each adherence in force, and to each under every scenario. */
const whatIfReport = (
  kinds: readonly (readonly [count: number, ...adherences: readonly Adherence[]])[],
  names: readonly string[] = ['creatinine=1.5', 'creatinine=1.6', 'creatinine=1.7', 'creatinine=1.8'],
) => {
  const cases = kinds.flatMap(([count, adherence, ...whatIf]) =>
    Array.from({ length: count }, () => ({
      ...figuresOf({ ...PLAIN, adherence: adherence ?? 'adherent' }),
      whatIf,
    })),
  );
  const told = names.slice(0, (kinds[0]?.length ?? 2) - 2);
  const scenarios = told.map((name) => scenario(name, DEFAULT_POLICY));
  return auditReport({ ...plan, scenarios }, { ...COUNTS, procedures: cases.length }, cases);
};

const CHANGES: Readonly<Record<string, string>> = {
  a: 'creatinine=1.9',
  b: 'inr=1.6',
  c: 'platelets=40',
  d: 'total-bilirubin=3',
};

/**
 * Cases by the changes that each needs to be adherent, "ab" for two, and 200 that need none, under scenarios that make the
 * changes of each name.
 */
const reportOfNeeds = (needing: Readonly<Record<string, number>>, asked: readonly string[]) => {
  const become = (need: string, changes: string): Adherence =>
    [...need].every((each) => changes.includes(each)) ? 'adherent' : 'not-adherent';
  const kinds = Object.entries({ '': 200, ...needing, never: 300 });
  return whatIfReport(
    kinds.map(([need, count]) => [count, become(need, ''), ...asked.map((changes) => become(need, changes))] as const),
    asked.map((changes) => [...changes].map((each) => CHANGES[each]).join(',')),
  );
};

/** Every way to take each of some lines once, not at all, or away. */
function signed(lines: number): readonly (readonly number[])[] {
  let all: readonly (readonly number[])[] = [[]];
  for (let line = 0; line < lines; line += 1) all = all.flatMap((signs) => [-1, 0, 1].map((sign) => [...signs, sign]));
  return all;
}

const PLAIN = {
  therapy: 'y90',
  month: '01',
  state: 'done',
  isComplete: true,
  hasOther: false,
  grade: 0,
  meld: -1,
  decision: null,
  names: false,
  changes: false,
} as const;
const COUNTS = { patients: 900, inPopulation: 800, withCase: 300, procedures: 300, leftOut: [], undated: [] };

describe('scenarios tell no small number by how they differ', () => {
  it.each<[string, readonly [number, ...Adherence[]][], readonly (number | null)[]]>([
    [
      'from each other: six cases',
      [
        [119, 'adherent', 'not-adherent', 'not-adherent'],
        [6, 'adherent', 'adherent', 'not-adherent'],
        [200, 'adherent', 'adherent', 'adherent'],
        [100, 'not-adherent', 'not-adherent', 'not-adherent'],
      ],
      [119, null],
    ],
    [
      'from the policy in force: as many come as go, but for two',
      [
        [12, 'adherent', 'not-adherent'],
        [10, 'not-adherent', 'adherent'],
        [200, 'adherent', 'adherent'],
        [100, 'not-adherent', 'not-adherent'],
      ],
      [null],
    ],
    [
      'not at all: both are shown',
      [
        [50, 'adherent', 'not-adherent', 'not-adherent'],
        [30, 'adherent', 'adherent', 'not-adherent'],
        [200, 'adherent', 'adherent', 'adherent'],
        [100, 'not-adherent', 'not-adherent', 'not-adherent'],
      ],
      [50, 80],
    ],
    [
      'from one that is withheld itself, which tells nothing',
      [
        [3, 'adherent', 'not-adherent', 'not-adherent'],
        [5, 'adherent', 'adherent', 'not-adherent'],
        [200, 'adherent', 'adherent', 'adherent'],
        [100, 'not-adherent', 'not-adherent', 'not-adherent'],
      ],
      [null, 8],
    ],
  ])('%s', (_, kinds, changed) => {
    const { whatIf } = shareable(whatIfReport(kinds));
    expect(whatIf.map((each) => each.changed)).toEqual(changed);
    for (const { tally, changed: own } of whatIf) expect(Object.values(tally).includes(null)).toBe(own === null);
  });

  it('whatever the cases', () => {
    const some = fc.constantFrom<Adherence[]>('adherent', 'not-adherent');
    const kinds = fc.array(fc.tuple(fc.oneof(often, fc.integer({ min: 50, max: 90 })), some, some, some, some), {
      minLength: 3,
      maxLength: 12,
    });
    let compared = 0;
    fc.assert(
      fc.property(kinds, (found) => {
        const report = whatIfReport(found);
        const { overall, whatIf } = shareable(report);
        const shown = [{ tally: overall, changed: 0 }, ...whatIf];
        for (const one of shown)
          for (const other of shown)
            for (const each of [...ADHERENCES, 'changed'] as const) {
              const of = ({ tally, changed }: typeof one) => (each === 'changed' ? changed : tally[each]);
              const [a, b] = [of(one), of(other)];
              if (a === null || b === null || one === other) continue;
              compared += 1;
              expect(a === b || Math.abs(a - b) > SMALL).toBe(true);
            }
      }),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it('what several changes bring beyond each alone: three cases that need three of them, out of seven large numbers', () => {
    const needing = { a: 100, b: 200, c: 400, ab: 60, ac: 70, bc: 80, abc: 3 };
    const { whatIf } = shareable(reportOfNeeds(needing, ['a', 'b', 'c', 'ab', 'ac', 'bc', 'abc']));
    expect(whatIf.map(({ changed }) => changed)).toEqual([100, 200, 400, null, null, null, null]);
  });

  it('nor when what is changed together is told first', () => {
    const { whatIf } = shareable(reportOfNeeds({ a: 100, b: 200, ab: 60, c: 40 }, ['ab', 'a', 'b', 'c']));
    expect(whatIf.map(({ changed }) => changed)).toEqual([360, null, null, 40]);
  });

  it('no sum or difference of told lines is the number of a few cases, whatever each case needs', () => {
    const all = ['a', 'b', 'c', 'ab', 'ac', 'bc', 'abc', 'd'];
    const large = fc.integer({ min: 20, max: 900 });
    const count = fc.oneof(
      { weight: 5, arbitrary: large },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: SMALL }) },
    );
    const needs = fc.dictionary(fc.constantFrom(...all), count, { minKeys: 5, maxKeys: 8 });
    const order = fc.shuffledSubarray(all, { minLength: 3 });
    let told = 0;
    fc.assert(
      fc.property(needs, fc.oneof(order, fc.constant(all)), (needing, asked) => {
        const { whatIf } = shareable(reportOfNeeds(needing, asked));
        const lines = ['', ...asked.filter((_, index) => whatIf[index]?.changed !== null)];
        told += lines.length - 1;
        // Of each kind of cases, whether a line has them as adherent: a sum in which none is there twice is of a group of cases.
        const kinds = Object.entries({ '': 200, ...needing });
        const rows = lines.map((line) => kinds.map(([need]) => Number([...need].every((each) => line.includes(each)))));
        for (const signs of signed(lines.length)) {
          const group = kinds.map((_, kind) =>
            signs.reduce((sum, sign, line) => sum + sign * (rows[line]?.[kind] ?? 0), 0),
          );
          if (group.some((times) => times !== 0 && times !== 1)) continue;
          const size = kinds.reduce((sum, [, cases], kind) => sum + cases * (group[kind] ?? 0), 0);
          expect(size === 0 || size > SMALL).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
    expect(told).toBeGreaterThan(60);
  });
});

describe('who was counted tells no small number', () => {
  const funnelOf = (numbers: { readonly procedures: number; readonly outside: number; readonly cases: number }) => {
    const cases = Array.from({ length: numbers.cases }, () => figuresOf({ ...PLAIN, adherence: 'adherent' }));
    const { procedures, outside } = numbers;
    const one = (_: unknown, index: number) => ({
      patientId: `${index}`,
      procedure: 'x',
      day: '2026-01-15',
      because: '',
    });
    const leftOut = Array.from({ length: outside }, one);
    const shared = shareable(auditReport(plan, { ...COUNTS, withCase: cases.length, procedures, leftOut }, cases));
    expect(shared.leftOut).toEqual([]);
    return shared.funnel;
  };

  it.each([
    ['three left out', { procedures: 20, outside: 3, cases: 17 }, { procedures: null, outside: null, cases: 17 }],
    ['three further codes', { procedures: 33, outside: 10, cases: 20 }, { procedures: null, outside: 10, cases: 20 }],
    ['few cases', { procedures: 33, outside: 30, cases: 3 }, { procedures: null, outside: 30, cases: null }],
    ['nothing small', { procedures: 30, outside: 10, cases: 20 }, { procedures: 30, outside: 10, cases: 20 }],
    ['no other', { procedures: 20, outside: 0, cases: 20 }, { procedures: 20, outside: 0, cases: 20 }],
  ])('%s', (_, numbers, shown) => {
    expect(funnelOf(numbers)).toMatchObject(shown);
  });

  it('whatever the numbers', () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(count, count, count, (cases, outside, codes) => {
        const shown = funnelOf({ procedures: cases + outside + codes, outside, cases });
        if (shown.procedures === null) return;
        const left = [shown.cases, shown.outside].map((each) => (shown.procedures ?? 0) - (each ?? Number.NaN));
        const rest = shown.procedures - (shown.cases ?? Number.NaN) - (shown.outside ?? Number.NaN);
        for (const each of [...left, rest]) expect(each >= 1 && each <= SMALL).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a report to be shared', () => {
  it('shows no small number, and shows the others as they are', () => {
    fc.assert(
      fc.property(someCases, (cases) => {
        const report = reportOf(cases);
        const all = numbersOf(report);
        for (const [name, count] of numbersOf(shareable(report))) {
          if (count === null) continue;
          expect([name, count]).toEqual([name, all.get(name)]);
          expect(count === 0 || count > SMALL).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('a number withheld in one place is withheld in every other', () => {
    const seen = { total: 0, part: 0 };
    fc.assert(
      fc.property(someCases, (cases) => {
        const { overall, funnel, whatIf } = shareable(reportOf(cases));
        const isPartial = Object.values(overall).includes(null);
        seen.total += Number(overall.all === null);
        seen.part += Number(isPartial);
        if (overall.all === null) expect(funnel.cases).toBeNull();
        if (isPartial)
          expect(whatIf.flatMap(({ tally }) => Object.values(tally)).filter((count) => count !== null)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(Math.min(seen.total, seen.part)).toBeGreaterThan(0);
  });
});
