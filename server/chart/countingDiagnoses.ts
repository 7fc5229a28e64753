import { type Diagnosis, isActiveAt, isDiagnosedAt } from './diagnoses.ts';
import type { SetAside } from './fact.ts';
import { anyOf, type ValueSet } from './valueSet.ts';

/** Diagnoses of one kind at one time: those that count, and those that do not with the reason. */
export interface Sorted {
  readonly counting: readonly Diagnosis[];
  readonly setAside: readonly (SetAside & { readonly tentative: boolean })[];
}

const A_DAY = 24 * 3_600_000;

/**
 * The diagnoses whose code is in one of `sets` and that were known at `asOf` (epoch milliseconds): active and confirmed
 * ones count.
 *
 * @param lastsDays days after which what is diagnosed has ended by its nature, whatever the record says
 */
export function countingDiagnoses(
  diagnoses: readonly Diagnosis[],
  sets: readonly ValueSet[],
  asOf: number,
  lastsDays = Number.POSITIVE_INFINITY,
): Sorted {
  const seen = diagnoses
    .filter(({ keys }) => anyOf(sets, keys))
    .filter((diagnosis) => isDiagnosedAt(diagnosis, asOf))
    .toSorted((a, b) => a.source.reference.localeCompare(b.source.reference));
  const judged = seen.map((diagnosis) => ({ diagnosis, against: reasonAgainst(diagnosis, asOf, lastsDays) }));
  return {
    counting: judged.flatMap(({ diagnosis, against }) => (against === undefined ? [diagnosis] : [])),
    setAside: judged.flatMap(({ diagnosis: { source }, against }) =>
      against === undefined ? [] : [{ ...source, because: against, tentative: against === `only ${source.status}` }],
    ),
  };
}

function reasonAgainst(diagnosis: Diagnosis, asOf: number, lastsDays: number): string | undefined {
  if (diagnosis.unclearStatus !== undefined)
    return `of a clinical status (${diagnosis.unclearStatus}) that is not understood`;
  if (!isActiveAt(diagnosis, asOf)) return 'not active';
  const begun = diagnosis.onset ?? diagnosis.recorded;
  if (begun && asOf - begun.end > lastsDays * A_DAY) return `from more than ${lastsDays} days ago`;
  return diagnosis.tentative ? `only ${diagnosis.source.status}` : undefined;
}
