import { ADHERENCES } from './adherence.ts';
import type { AuditReport, Group } from './auditReport.ts';
import type { Count, Tally } from './tally.ts';

type Change = (name: string, count: Count) => Count;

/**
 * The report with its numbers changed: those of the tables, of follow-up, of what was entered and of scenarios. A number has one name
 * wherever it stands: "overall", "therapy y90", "month 2025-01" and "criterion inr" with what the cases came to or "all",
 * "follow-up done", "grade 0" (the last is that nothing was graded), "meld increased", "laboratory complete", "other-treatment some", "entered any", "decision accept",
 * "override documented", and "what-if 0" with what the cases come to under the first scenario.
 */
export function mapNumbers(report: AuditReport, change: Change): AuditReport {
  const { byTherapy, byMonth, byCriterion, followUp, entered, whatIf } = report;
  const { grades, notGraded, meld, laboratory, otherTreatment, ...states } = followUp;
  const graded = [...grades, notGraded].map((count, grade) => change(`grade ${grade}`, count));
  return {
    ...report,
    overall: tally('overall', report.overall, change),
    byTherapy: groups('therapy', byTherapy, change),
    byMonth: groups('month', byMonth, change),
    byCriterion: groups('criterion', byCriterion, change),
    followUp: {
      ...numbers('follow-up', states, change),
      grades: graded.slice(0, -1),
      notGraded: graded.at(-1) ?? null,
      meld: numbers('meld', meld, change),
      laboratory: numbers('laboratory', laboratory, change),
      otherTreatment: numbers('other-treatment', otherTreatment, change),
    },
    whatIf: whatIf.map((each, index) => ({ ...each, tally: tally(`what-if ${index}`, each.tally, change) })),
    entered: entered && {
      ...entered,
      ...numbers('entered', { any: entered.any, answers: entered.answers, cards: entered.cards }, change),
      decisions: numbers('decision', entered.decisions, change),
      overrides: numbers('override', entered.overrides, change),
    },
  };
}

/** All those numbers by their names. */
export function numbersOf(report: AuditReport): ReadonlyMap<string, Count> {
  const found = new Map<string, Count>();
  mapNumbers(report, (name, count) => {
    found.set(name, count);
    return count;
  });
  return found;
}

const groups = <Id extends string>(table: string, all: readonly Group<Id>[], change: Change): readonly Group<Id>[] =>
  all.map(({ id, tally: own }) => ({ id, tally: tally(`${table} ${id}`, own, change) }));

function tally(row: string, own: Tally, change: Change): Tally {
  const parts = Object.fromEntries(ADHERENCES.map((each) => [each, change(`${row} ${each}`, own[each])]));
  return { ...own, ...parts, all: change(`${row} all`, own.all) };
}

const numbers = <T extends Readonly<Record<string | number, Count>>>(kind: string, all: T, change: Change): T =>
  Object.fromEntries(Object.entries(all).map(([name, count]) => [name, change(`${kind} ${name}`, count)])) as T;
