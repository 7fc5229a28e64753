import type { SetAside, Source } from '../chart/fact.ts';
import type { Result } from '../criteria/verdict.ts';
import type { CriterionInfo } from './criterionInfo.ts';
import { plainUnits } from './figure.ts';
import type { Moment } from './moment.ts';
import { resourceLink } from './resourceLink.ts';
import { type SourceRow, sourceRow } from './sourceRows.ts';

/** A reading with the way to its resource in the EHR; `null` where there is none. */
export interface LinkedRow extends SourceRow {
  readonly href: string | null;
}

/** What a row of the board opens to. */
export interface CriterionDetail {
  /** What was found; more than one sentence only where therapies read the criterion differently. */
  readonly findings: readonly string[];
  readonly actions: readonly string[];
  readonly used: readonly LinkedRow[];
  readonly setAside: readonly LinkedRow[];
  readonly info: CriterionInfo;
}

/** @param where the moment of the page, and the FHIR base URL of its EHR */
export function criterionDetail(
  results: readonly Result[],
  info: CriterionInfo,
  { iss, ...moment }: Moment & { readonly iss: string },
): CriterionDetail {
  const linked = (source: Source | SetAside): LinkedRow => ({
    ...sourceRow(source, moment),
    href: resourceLink(source.reference, iss),
  });
  const rows = <Row>(read: (result: Result) => readonly Row[]) => distinct(results.flatMap(read));
  // The same reading before it is put into words, which takes longest; the same words for two readings afterwards.
  const readings = (read: (result: Result) => readonly (Source | SetAside)[]) =>
    distinct([...new Set(results.flatMap(read))].map(linked));
  return {
    findings: rows((result) => [plainUnits(result.because)]),
    actions: rows((result) => (result.action ? [plainUnits(result.action)] : [])),
    used: readings((result) => result.sources),
    setAside: readings((result) => result.setAside),
    info,
  };
}

/** Therapies share criteria, so the same reading arrives once for each of them. */
function distinct<Row>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
