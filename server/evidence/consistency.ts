import { type Figures, printedFigures } from './checks/figures.ts';
import { intervalsRepeated } from './checks/repeatedIntervals.ts';
import { subgroupsAddUp } from './checks/subgroups.ts';
import {
  intervalCutAtZero,
  medianAgainstPatients,
  medianAgainstSurvival,
  medianInsideInterval,
  survivalNeverRises,
} from './checks/survivalTime.ts';
import type { Breach, Violation } from './checks/violation.ts';
import { countsAddUp, percentFromCount, percentOfSomeCount, wholeIsGroup } from './checks/wholes.ts';
import type { Outcome } from './outcome.ts';
import type { Publication } from './publication.ts';
import type { Result } from './result.ts';

export type { Violation } from './checks/violation.ts';

/** Every printed figure of a publication that contradicts itself or its neighbours. */
export function violations(publication: Publication): readonly Violation[] {
  return [
    ...publication.outcomes.flatMap((outcome) => violationsOf(outcome, printedFigures(outcome))),
    ...intervalsRepeated(publication),
    ...subgroupsAddUp(publication),
  ];
}

/**
 * What must not be: a printed figure that breaks a rule without a known problem that explains it, and a corrected figure
 * that breaks any rule. Empty for a library that may be shown.
 */
export function unexplained(publications: readonly Publication[]): readonly Violation[] {
  return publications.flatMap((publication) => [
    ...violations(publication).filter((violation) => !isExplained(publication, violation)),
    ...publication.outcomes.filter(isCorrected).flatMap((outcome) => violationsOf(outcome, outcome)),
  ]);
}

const isCorrected = ({ standing }: Outcome): boolean => standing?.kind === 'corrected';

function isExplained({ outcomes }: Publication, violation: Violation): boolean {
  const outcome = outcomes.find(({ id }) => id === violation.outcome);
  return (
    outcome?.knownProblems.some(({ explains }) => explains?.[violation.check]?.includes(violation.outcome)) ?? false
  );
}

function violationsOf({ id, patients }: Outcome, figures: Figures): readonly Violation[] {
  const { result } = figures;
  const breaches = [...resultBreaches(result), ...wholeIsGroup(figures), ...patientBreaches(result, patients)];
  return breaches.map((breach) => ({ ...breach, outcome: id }));
}

function resultBreaches(result: Result): readonly Breach[] {
  switch (result.kind) {
    case 'time-to-event':
      return [medianAgainstSurvival, survivalNeverRises, medianInsideInterval, intervalCutAtZero].flatMap((check) =>
        check(result),
      );
    case 'counts':
      return [...percentFromCount(result), ...countsAddUp(result)];
    case 'rates':
      return percentOfSomeCount(result);
    case 'finding':
      return [];
  }
}

function patientBreaches(result: Result, patients: Outcome['patients']): readonly Breach[] {
  const [first, ...others] = patients ?? [];
  return result.kind === 'time-to-event' && first ? medianAgainstPatients(result, [first, ...others]) : [];
}
