import type { Result } from '../criteria/verdict.ts';
import type { CriterionInfo } from './criterionInfo.ts';
import { plainUnits } from './figure.ts';
import type { Moment } from './moment.ts';
import { type SourceRow, sourceRow } from './sourceRows.ts';

/** What a row of the board opens to. */
export interface CriterionDetail {
  /** What was found; more than one sentence only where therapies read the criterion differently. */
  readonly findings: readonly string[];
  readonly actions: readonly string[];
  readonly used: readonly SourceRow[];
  readonly setAside: readonly SourceRow[];
  readonly info: CriterionInfo;
}

export function criterionDetail(results: readonly Result[], info: CriterionInfo, moment: Moment): CriterionDetail {
  const rows = <Row>(read: (result: Result) => readonly Row[]) => distinct(results.flatMap(read));
  return {
    findings: rows((result) => [plainUnits(result.because)]),
    actions: rows((result) => (result.action ? [result.action] : [])),
    used: rows((result) => result.sources.map((source) => sourceRow(source, moment))),
    setAside: rows((result) => result.setAside.map((source) => sourceRow(source, moment))),
    info,
  };
}

/** Therapies share criteria, so the same reading arrives once for each of them. */
function distinct<Row>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
