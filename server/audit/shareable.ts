import { ADHERENCES } from './adherence.ts';
import type { AuditReport, FollowUpCounts, Funnel, Group, WhatIfResult } from './auditReport.ts';
import { closeGaps } from './closeGaps.ts';
import { shareableEntered } from './shareableEntered.ts';
import { isSmall, suppressParts, suppressTable, withhold } from './suppress.ts';
import type { Count, Tally } from './tally.ts';
import { changesOf } from './whatIf.ts';

/**
 * The report as it may leave the team: small counts are withheld, and every other from which one could be worked out.
 * Performers are left out altogether.
 */
export function shareable(report: AuditReport): AuditReport {
  const overall = suppressTally(report.overall);
  const totals = ADHERENCES.map((each) => overall[each]);
  const cases = report.overall.all;
  const closed = closeGaps(report, {
    ...report,
    undated: [],
    leftOut: [],
    complete: null,
    overall,
    byTherapy: suppressGroups(report.byTherapy, totals),
    byMonth: suppressGroups(report.byMonth, totals),
    // A criterion that asks a few cases less than another tells how many those few are.
    byCriterion: suppressGroups(report.byCriterion, undefined, (total) => cases !== null && isSmall(cases - total)),
    byPerformer: null,
    sameDayOrderUnknown: withhold(report.sameDayOrderUnknown, cases),
    followUp: suppressFollowUp(report.followUp),
    entered: report.entered && shareableEntered(report.entered, overall.all, overall['not-adherent']),
  });
  return {
    ...closed,
    // The number of cases is the same here and there.
    funnel: suppressFunnel({ ...report.funnel, cases: closed.overall.all }),
    whatIf: suppressWhatIf(report, closed.overall),
  };
}

const NOTHING: Tally = { adherent: null, correctable: null, 'not-adherent': null, 'not-documented': null, all: null };

function suppressTally(tally: Tally): Tally {
  if (isSmall(tally.all)) return NOTHING;
  return { ...tallyFrom(suppressParts(partsOf(tally))), all: tally.all };
}

const partsOf = (tally: Tally): readonly number[] => ADHERENCES.map((each) => tally[each] ?? 0);

const tallyFrom = (counts: readonly Count[]): Tally => {
  const [adherent = null, correctable = null, notAdherent = null, notDocumented = null, all = null] = counts;
  return { adherent, correctable, 'not-adherent': notAdherent, 'not-documented': notDocumented, all };
};

function suppressGroups<Id extends string>(
  groups: readonly Group<Id>[],
  totals?: readonly Count[],
  mayTell?: (total: number) => boolean,
): readonly Group<Id>[] {
  const rows = suppressTable(
    groups.map(({ tally }) => partsOf(tally)),
    totals,
    mayTell,
  );
  return groups.map(({ id }, index) => ({ id, tally: tallyFrom(rows[index] ?? []) }));
}

function suppressFunnel({ patients, inPopulation, withCase, procedures, outside, cases, undated }: Funnel): Funnel {
  const lessCases = cases === null ? null : withhold(withCase, cases);
  return {
    patients: withhold(patients),
    inPopulation: withhold(inPopulation, patients),
    withCase: lessCases === null ? null : withhold(lessCases, inPopulation),
    procedures: tellsParts({ procedures, outside, cases }) ? null : withhold(procedures),
    outside: withhold(outside),
    cases: withhold(cases),
    undated: withhold(undated),
  };
}

/** Procedures are those of cases and of treatments left out, and the further codes of both. */
function tellsParts({ procedures, outside, cases }: Pick<Funnel, 'procedures' | 'outside' | 'cases'>): boolean {
  if (procedures === null || outside === null || cases === null) return true;
  return isSmall(procedures - cases) || isSmall(procedures - outside) || isSmall(procedures - cases - outside);
}

function suppressFollowUp({ done, notDone, notYet, grades, notGraded, meld }: FollowUpCounts): FollowUpCounts {
  const numbers = (counts: readonly Count[]) => counts.map((count) => count ?? 0);
  const [shownDone = null, shownNotDone = null, shownNotYet = null] = suppressParts(numbers([done, notDone, notYet]));
  const parts = (counts: readonly Count[]): readonly Count[] =>
    shownDone === null ? counts.map(() => null) : suppressParts(numbers(counts));
  const shownGrades = parts([...grades, notGraded]);
  const [increased = null, stableOrDecreased = null, notComputable = null] = parts([
    meld.increased,
    meld.stableOrDecreased,
    meld.notComputable,
  ]);
  return {
    done: shownDone,
    notDone: shownNotDone,
    notYet: shownNotYet,
    grades: shownGrades.slice(0, grades.length),
    notGraded: shownGrades.at(-1) ?? null,
    meld: { increased, stableOrDecreased, notComputable },
  };
}

/**
 * Beside the tally in force, or that of a scenario before it, a scenario tells by how many cases they differ: with few, all of
 * it is withheld. It is, too, where it changes something together with something else and another that is told changes a part
 * of that: what several changes bring beyond fewer of them is the cases that need them all, and many such tallies can be put
 * together. Its tally is withheld where a part of the tally in force is, which a scenario that changes nothing of that part
 * would tell.
 */
function suppressWhatIf({ overall, whatIf }: AuditReport, shown: Tally): readonly WhatIfResult[] {
  const isPartial = Object.values(shown).includes(null);
  const told = [{ changes: [] as readonly string[], cells: cellsOf({ tally: overall, changed: 0 }) }];
  return whatIf.map(({ name, tally, changed }) => {
    const own = { changes: changesOf(name), cells: cellsOf({ tally, changed }) };
    if (
      isSmall(overall.all) ||
      told.some((before) => differsByFew(own.cells, before.cells) || shareChanges(own, before))
    )
      return { name, tally: NOTHING, changed: null };
    told.push(own);
    return { name, tally: isPartial ? NOTHING : suppressTally(tally), changed };
  });
}

const differsByFew = (one: readonly number[], other: readonly number[]): boolean =>
  one.some((count, at) => isSmall(Math.abs(count - (other[at] ?? 0))));

interface Changes {
  readonly changes: readonly string[];
}

/** Whether two scenarios change the same thing, and one of them something else, too. */
const shareChanges = ({ changes: one }: Changes, { changes: other }: Changes): boolean =>
  (one.length > 1 || other.length > 1) && one.some((change) => other.includes(change));

const cellsOf = ({ tally, changed }: Omit<WhatIfResult, 'name'>): readonly number[] => [
  ...partsOf(tally),
  changed ?? 0,
];
