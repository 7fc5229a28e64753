import { ADHERENCES } from './adherence.ts';
import type { AuditReport, Funnel, Group, WhatIfResult } from './auditReport.ts';
import { closeGaps } from './closeGaps.ts';
import { costOf } from './costOf.ts';
import { lawsOf } from './lawsOf.ts';
import { mapNumbers, numbersOf } from './mapNumbers.ts';
import { shareableEntered } from './shareableEntered.ts';
import { shareableMonths } from './shareableMonths.ts';
import { isSmall, suppressParts, withhold } from './suppress.ts';
import type { Count, Tally } from './tally.ts';
import { changesOf } from './whatIf.ts';

/**
 * The report as it may leave the team: small counts are withheld, and as many others as it takes that each small one may as
 * well be one that is not small, whatever is known of how counts hang together. Performers are left out altogether.
 */
export function shareable(report: AuditReport): AuditReport {
  const cases = report.overall.all;
  const told = isSmall(cases) ? mapNumbers(report, () => null) : withoutSmall(report);
  const { overall, followUp } = told;
  const byMonth = shareableMonths(report, overall);
  return {
    ...told,
    undated: [],
    leftOut: [],
    complete: null,
    byMonth,
    followUp: areMonthsTied(report.plan, byMonth) ? { ...followUp, ...NOT_DONE } : followUp,
    byPerformer: null,
    sameDayOrderUnknown: overall.all === null ? null : withhold(report.sameDayOrderUnknown, cases),
    // The number of cases is the same here and there.
    funnel: suppressFunnel({ ...report.funnel, cases: overall.all }),
    whatIf: told.whatIf.map((each) =>
      Object.values(each.tally).includes(null) || Object.values(overall).includes(null) ? untold(each) : each,
    ),
  };
}

/** All but months: they have nothing in common with the other tables but what all cases came to. */
function withoutSmall(report: AuditReport): AuditReport {
  const { overall, entered } = report;
  const first = mapNumbers(report, (_, count) => (isSmall(count) ? null : count));
  const shared = {
    ...first,
    whatIf: suppressWhatIf(report, first.overall),
    entered: entered && shareableEntered(entered, overall.all, first.overall['not-adherent']),
  };
  const isOfMonth = (name: string) => name.startsWith('month ');
  const full = new Map(
    [...numbersOf(report)].flatMap(([name, count]) => (isOfMonth(name) ? [] : [[name, count ?? 0] as const])),
  );
  const shown = closeGaps(full, numbersOf(shared), lawsOf(report), costOf);
  return mapNumbers(shared, (name) => shown.get(name) ?? null);
}

const NOT_DONE = { notDone: null, notYet: null, died: null, diedUnknownWhen: null } as const;

/**
 * While windows are open, what is not recorded yet is of the last months and what was missed of those before: that would tell
 * of months what is withheld.
 */
const areMonthsTied = ({ until, period, policy }: AuditReport['plan'], byMonth: readonly Group[]): boolean =>
  Date.parse(until) <= period.end + (policy.followUpDays.to + 1) * A_DAY &&
  byMonth.some(({ tally }) => Object.values(tally).includes(null));

const A_DAY = 24 * 3_600_000;

const NOTHING: Tally = { adherent: null, correctable: null, 'not-adherent': null, 'not-documented': null, all: null };

const untold = ({ name }: WhatIfResult): WhatIfResult => ({ name, tally: NOTHING, changed: null });

function suppressTally(tally: Tally): Tally {
  if (isSmall(tally.all)) return NOTHING;
  return { ...tallyFrom(suppressParts(partsOf(tally))), all: tally.all };
}

const partsOf = (tally: Tally): readonly number[] => ADHERENCES.map((each) => tally[each] ?? 0);

const tallyFrom = (counts: readonly Count[]): Tally => {
  const [adherent = null, correctable = null, notAdherent = null, notDocumented = null, all = null] = counts;
  return { adherent, correctable, 'not-adherent': notAdherent, 'not-documented': notDocumented, all };
};

function suppressFunnel({ patients, inPopulation, withCase, procedures, outside, cases, undated }: Funnel): Funnel {
  const lessCases = cases === null ? null : withhold(withhold(withCase, cases), patients);
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
