import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditReport } from '../../../server/audit/auditReport.ts';
import type { CaseFigures } from '../../../server/audit/caseFigures.ts';
import { FOLLOW_UP_STATES } from '../../../server/audit/followUp.ts';
import { lawsOf } from '../../../server/audit/lawsOf.ts';
import { numbersOf } from '../../../server/audit/mapNumbers.ts';
import { shareable } from '../../../server/audit/shareable.ts';
import { SMALL } from '../../../server/audit/suppress.ts';
import { scenario } from '../../../server/audit/whatIf.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { DECISION_KINDS } from '../../../server/criteria/decision.ts';
import { CRITERIA } from '../../../server/criteria/therapies.ts';
import { THERAPIES } from '../../../server/criteria/therapy.ts';
import { casesFrom } from './support/casesFrom.ts';
import { judgedCases, PLAN, reportOn } from './support/judgedCases.ts';
import { otherCounts } from './support/otherCounts.ts';

/**
 * Nobody can tell a small number from a shared report when other cases come to all that it shows, and to a number there that
 * is not small. They are found, made, and counted.
 */

const IDS = [...new Set(Object.values(CRITERIA).flatMap((criteria) => criteria.map(({ id }) => id)))];

const marks = fc.array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom('not-met', 'unknown', 'correctable')), {
  maxLength: 3,
});

const kindOfCase = fc.record({
  therapy: fc.constantFrom(...THERAPIES, null),
  month: fc.constantFrom('01', '02', '03'),
  statuses: marks.map((some) =>
    Object.fromEntries(
      some.map(([id, status]) => [
        id,
        // Of these alone a failing value stays open.
        status === 'correctable' && id !== 'inr' && id !== 'platelets' ? ('not-met' as const) : status,
      ]),
    ),
  ),
  followUp: fc.record({
    state: fc.constantFrom('done', ...FOLLOW_UP_STATES),
    isComplete: fc.boolean(),
    hasOther: fc.boolean(),
    worstGrade: fc.constantFrom(0, 1, 2, 3, null),
    meldChange: fc.constantFrom(-1, 2, null),
  }),
  decision: fc.constantFrom(...DECISION_KINDS, null, null),
});

const often = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 8, max: 40 }));

const someKinds = fc.array(fc.tuple(kindOfCase, often), { minLength: 3, maxLength: 14 });
type SomeKinds = typeof someKinds extends fc.Arbitrary<infer T> ? T : never;
const casesOf = (kinds: SomeKinds) => kinds.flatMap(([kind, count]) => judgedCases(kind, count));

/** Those of which other cases are made: what was entered is asked of no case of them. */
const isTable = (name: string): boolean =>
  /^(overall|therapy|month|criterion|follow-up|grade|meld|laboratory|other-treatment) /.test(name);

/** How many cases fail otherwise than by a criterion that is asked of them: a difference of two numbers, in no table. */
const besides = (cases: readonly CaseFigures[]) =>
  IDS.map((id) => {
    const others = cases.filter(({ criteria, adherence }) => {
      const own = criteria.find(([each]) => each === id);
      return adherence === 'not-adherent' && own !== undefined && own[1] !== 'not-met';
    });
    return [`besides ${id}`, others.length] as const;
  });

const numbersIn = (cases: readonly CaseFigures[]) =>
  new Map([...[...numbersOf(reportOn(cases))].filter(([name]) => isTable(name)), ...besides(cases)]);

/** The small numbers of a report, and for each of them another report that shows the same, if there is one. */
function doubles(cases: readonly CaseFigures[]) {
  const shown = new Map([...numbersOf(shareable(reportOn(cases)))].filter(([name]) => isTable(name)));
  const small = [...numbersIn(cases)].filter(([, count]) => count !== null && count >= 1 && count <= SMALL);
  return small.map(([name]) => {
    const counts = otherCounts(cases, shown, name, SMALL + 1);
    const other = counts && numbersIn(casesFrom(counts));
    const differs = [...shown].filter(([each, count]) => other && count !== null && other.get(each) !== count);
    const isShown = (shown.get(name) ?? null) !== null;
    return { name, isShown, value: other?.get(name) ?? null, differs };
  });
}

/** Sixty resections and 21 with Y90, of which one fails by bilirubin and one lacks an answer. */
const TWO_THERAPIES = [
  ...judgedCases({ therapy: 'resection' }, 40),
  ...judgedCases({ therapy: 'resection', statuses: { 'complete-removal-possible': 'not-met' } }, 10),
  ...judgedCases({ therapy: 'resection', statuses: { 'complete-removal-possible': 'unknown' } }, 10),
  ...judgedCases({ therapy: 'y90' }, 19),
  ...judgedCases({ therapy: 'y90', statuses: { 'total-bilirubin': 'not-met' } }, 1),
  ...judgedCases({ therapy: 'y90', statuses: { 'prefers-y90': 'unknown' } }, 1),
];

describe('a small number is not told', () => {
  it('by the one criterion of the one other therapy', () => {
    const { overall, byTherapy, byCriterion } = shareable(reportOn(TWO_THERAPIES));
    const row = (groups: AuditReport['byTherapy' | 'byCriterion'], id: string) =>
      Object.values(groups.find((each) => each.id === id)?.tally ?? {});
    const rows = [Object.values(overall), row(byTherapy, 'resection'), row(byCriterion, 'complete-removal-possible')];
    // With all three the row of Y90 is what is left: 19, 0, 1, 1.
    expect(rows.filter((each) => !each.includes(null)).length).toBeLessThan(2);
    for (const { name, isShown, value, differs } of doubles(TWO_THERAPIES)) {
      expect([name, isShown, differs]).toEqual([name, false, []]);
      expect([name, value]).toEqual([name, expect.any(Number)]);
      expect(Number(value)).toBeGreaterThan(SMALL);
    }
  });

  it('whatever the cases: others come to the same report, with a number there that is not small', () => {
    let found = 0;
    fc.assert(
      fc.property(someKinds, (kinds) => {
        const cases = casesOf(kinds);
        // So few cases as there are could all be of one kind.
        fc.pre(cases.length > 3 * SMALL);
        for (const { name, isShown, value, differs } of doubles(cases)) {
          expect([name, isShown, differs]).toEqual([name, false, []]);
          expect([name, Number(value) > SMALL]).toEqual([name, true]);
          found += 1;
        }
      }),
      { numRuns: 16 },
    );
    expect(found).toBeGreaterThan(80);
  }, 60_000);

  it('by what is left when a criterion is taken away', () => {
    const cases = [
      ...judgedCases({ therapy: 'deb-tace' }, 60),
      ...judgedCases({ therapy: 'deb-tace', statuses: { ecog: 'not-met' } }, 20),
      ...judgedCases({ therapy: 'deb-tace', statuses: { 'total-bilirubin': 'not-met' } }, 3),
    ];
    const shown = numbersOf(shareable(reportOn(cases)));
    expect([shown.get('therapy deb-tace not-adherent'), shown.get('criterion ecog not-adherent')]).toContain(null);
  });

  it('by a scenario that leaves other therapies as they are', () => {
    const scenarios = [scenario('lesion-size=4', DEFAULT_POLICY)];
    const become = (cases: readonly CaseFigures[]) => cases.map((each) => ({ ...each, whatIf: ['adherent' as const] }));
    const cases = [
      ...judgedCases({ therapy: 'deb-tace' }, 60),
      ...judgedCases({ therapy: 'deb-tace', statuses: { ecog: 'not-met' } }, 40),
      ...judgedCases({ therapy: 'microwave-ablation' }, 50),
      ...become(judgedCases({ therapy: 'microwave-ablation', statuses: { 'lesion-size': 'not-met' } }, 18)),
      ...judgedCases({ therapy: 'resection' }, 50),
      ...judgedCases({ therapy: 'resection', statuses: { 'complete-removal-possible': 'not-met' } }, 2),
    ].map((each) => (each.whatIf.length > 0 ? each : { ...each, whatIf: [each.adherence] }));
    const { overall, whatIf, byTherapy } = shareable(reportOn(cases, { ...PLAN, scenarios }));
    const [debTace] = byTherapy;
    expect([overall['not-adherent'], debTace?.id]).toEqual([60, 'deb-tace']);
    // 42 under it and 40 of these would leave 2 resections.
    expect([whatIf[0]?.tally['not-adherent'], debTace?.tally['not-adherent']]).toContain(null);
  });

  it('by follow-up while windows are open, which is of the last months', () => {
    const later = {
      state: 'not-yet' as const,
      isComplete: false,
      worstGrade: null,
      meldChange: null,
      hasOther: false,
    };
    const cases = [
      ...judgedCases({ therapy: 'y90' }, 40),
      ...judgedCases({ therapy: 'y90', month: '03', followUp: later }, 20),
      ...judgedCases({ therapy: 'y90', followUp: { ...later, state: 'not-done' } }, 20),
      ...judgedCases({ therapy: 'resection', month: '03' }, 3),
      ...judgedCases({ therapy: 'y90', month: '02', statuses: { ecog: 'unknown' } }, 4),
    ];
    const until = (day: string) => shareable(reportOn(cases, { ...PLAN, until: `${day}T00:00:00Z` })).followUp;
    expect(until('2025-04-02')).toMatchObject({ notDone: null, notYet: null, died: null, diedUnknownWhen: null });
    expect(until('2026-04-02')).toMatchObject({ done: 44 });
  });
});

describe('how numbers hang together', () => {
  it('the laws hold for every report', () => {
    fc.assert(
      fc.property(someKinds, (kinds) => {
        const report = reportOn(casesOf(kinds));
        const numbers = numbersOf(report);
        for (const { terms, most } of lawsOf(report)) {
          const sum = terms.reduce((all, [name, times]) => all + times * (numbers.get(name) ?? Number.NaN), 0);
          expect([terms, sum <= most]).toEqual([terms, true]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a report to be shared stays useful', () => {
  it('of hundreds of cases over five therapies most numbers are shown, and all of what they came to', () => {
    const some = (therapy: (typeof THERAPIES)[number] | null, factor: number) =>
      ['01', '02', '03'].flatMap((month) => [
        ...judgedCases({ therapy, month }, 12 * factor),
        ...judgedCases(
          { therapy, month, statuses: { [CRITERIA[therapy ?? 'y90'].at(-1)?.id ?? '']: 'unknown' } },
          4 * factor,
        ),
        ...judgedCases(
          { therapy, month, statuses: { ecog: 'not-met', 'complete-removal-possible': 'not-met' } },
          2 * factor,
        ),
        ...judgedCases({ therapy, month, statuses: { inr: 'correctable' } }, therapy === 'resection' ? 0 : 1),
      ]);
    const cases = [
      ...some('deb-tace', 3),
      ...some('y90', 3),
      ...some('microwave-ablation', 1),
      ...some('resection', 2),
      ...some(null, 1),
    ];
    const [full, shared] = [reportOn(cases), shareable(reportOn(cases))];
    expect(shared.overall).toEqual(full.overall);
    const small = [...numbersOf(full)].filter(([, count]) => count !== null && count >= 1 && count <= SMALL);
    const withheld = [...numbersOf(shared)].filter(([, count]) => count === null);
    expect(small.length).toBeGreaterThan(5);
    expect(withheld.length / numbersOf(full).size).toBeLessThan(0.25);
  });
});
