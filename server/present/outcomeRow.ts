import type { EvidenceMatch } from '../evidence/match.ts';
import type { KnownProblem, Outcome } from '../evidence/outcome.ts';
import { READ_PUBLICATIONS } from '../evidence/readPublications.ts';
import { type EvidenceFigure, evidenceFigure, figureLine } from './evidenceFigure.ts';

/** One published figure with all that is needed not to misread it. */
export interface OutcomeRow {
  readonly id: string;
  readonly figure: EvidenceFigure;
  /** What the publication prints instead, or that its figures cannot all be right; `null` when they stand as printed. */
  readonly standing: string | null;
  /** `null` where the publication says it for all its outcomes. */
  readonly treatment: string | null;
  readonly subgroup: string | null;
  /** "13 patients" */
  readonly patients: string;
  readonly locator: string;
  readonly match: string;
  readonly differs: readonly string[];
  /** Problems of severity A: without them a wrong number would reach the reader. */
  readonly problems: readonly KnownProblem[];
  /** Ids of such problems that an earlier outcome of the same publication has explained. */
  readonly problemsAbove: readonly string[];
  /** Ids of the problems of severity B, which stand with the publication. */
  readonly uncertain: readonly string[];
  /** Where a figure is quoted that the publication itself was not read for. */
  readonly quoted: string | null;
}

/** What the publication's row, or an outcome above in it, has said already. */
export interface Said {
  readonly treatment: string | null;
  readonly differs: readonly string[];
  readonly problems: ReadonlySet<KnownProblem['id']>;
}

export function outcomeRow({ outcome, match, differs }: EvidenceMatch, said: Said): OutcomeRow {
  const { knownProblems } = outcome;
  const grave = knownProblems.filter(({ severity }) => severity === 'A');
  return {
    id: outcome.id,
    figure: evidenceFigure(outcome.result),
    standing: standingText(outcome),
    treatment: said.treatment === null ? outcome.treatment : null,
    subgroup: outcome.subgroup ?? null,
    patients: patientsText(outcome.n),
    locator: outcome.locator,
    match,
    differs: differs.filter((each) => !said.differs.includes(each)),
    problems: grave.filter(({ id }) => !said.problems.has(id)),
    problemsAbove: grave.filter(({ id }) => said.problems.has(id)).map(({ id }) => id),
    uncertain: knownProblems.filter(({ severity }) => severity === 'B').map(({ id }) => id),
    quoted: quotedText(outcome),
  };
}

export function standingText({ standing }: Outcome): string | null {
  if (!standing) return null;
  if (standing.kind === 'doubted') return 'Doubtful: as printed, and it cannot all be right or cannot be placed.';
  const { n, result } = standing.printed;
  return `Corrected. Printed: ${figureLine(result)}, ${patientsText(n)}.`;
}

export const patientsText = (n: number | null): string =>
  n === null ? 'number of patients not given' : `${n} ${n === 1 ? 'patient' : 'patients'}`;

const quotedText = (outcome: Outcome): string | null =>
  outcome.reportedAs === 'cited'
    ? `Quoted in ${READ_PUBLICATIONS[outcome.quotedIn].name}, reference ${outcome.reference}; the study itself was not read.`
    : null;
