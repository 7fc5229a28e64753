import type { KnownProblem } from '../../evidence/knownProblem.ts';
import { findOutcome } from '../../evidence/library.ts';
import { type EvidenceFigure, evidenceFigure } from '../evidenceFigure.ts';
import { outcomeHref } from '../library/libraryAddress.ts';
import { patientsText, standingText } from '../outcomeRow.ts';

/** A pair of groups whose figures a series gives apart. Both are always shown, whichever is the patient's. */
export interface SubgroupSplit {
  readonly title: string;
  /** On which side this patient stands, or that it is not known. */
  readonly patient: string;
  readonly figures: readonly SubgroupFigure[];
  /** Known problems of any of the figures, each once. */
  readonly problems: readonly KnownProblem[];
  readonly source: { readonly name: string; readonly link: string };
}

export interface SubgroupFigure {
  /** Id of the outcome in the evidence library. */
  readonly id: string;
  readonly href: string;
  readonly subgroup: string;
  readonly figure: EvidenceFigure;
  readonly patients: string;
  readonly locator: string;
  readonly standing: string | null;
  readonly isPatients: boolean;
}

/** A split by the ids of its outcomes ("MOF-T2-05"); `own` is the one that the patient belongs to. */
export function subgroupSplit(
  title: string,
  patient: string,
  ids: readonly [string, string],
  own: string | null,
): SubgroupSplit {
  const found = ids.map(outcomeOf);
  const problems = found.flatMap(({ outcome }) => outcome.knownProblems);
  const { authors, year, journal, link } = outcomeOf(ids[0]).publication.citation;
  return {
    title,
    patient,
    figures: found.map(({ outcome }) => ({
      id: outcome.id,
      href: outcomeHref(outcome.id),
      subgroup: outcome.subgroup ?? '',
      figure: evidenceFigure(outcome.result),
      patients: patientsText(outcome.n),
      locator: outcome.locator,
      standing: standingText(outcome),
      isPatients: outcome.id === own,
    })),
    problems: [...new Map(problems.map((problem) => [problem.id, problem])).values()],
    source: { name: [authors, year, journal].filter((part) => part !== null).join(', '), link },
  };
}

function outcomeOf(id: string): NonNullable<ReturnType<typeof findOutcome>> {
  const found = findOutcome(id);
  if (!found) throw new TypeError(`the evidence library has no outcome ${id}`);
  return found;
}
