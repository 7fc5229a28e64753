import type { Citation } from '../../criteria/citation.ts';
import type { CriterionId } from '../../criteria/criterionId.ts';
import type { Verdict } from '../../criteria/verdict.ts';
import type { Assessment } from '../assessment.ts';
import { boardRows } from '../boardRows.ts';
import { type SourceLine, sourceLines } from '../sourceLine.ts';
import type { StatusMark } from '../statusMark.ts';

/** One criterion of one therapy as a line of a table that is read on paper, with nothing to open. */
export interface CriterionLine {
  readonly id: CriterionId;
  readonly title: string;
  /** The value, or why there is none. */
  readonly value: string;
  readonly isReason: boolean;
  readonly sources: readonly SourceLine[];
  readonly asksFor: string;
  readonly citations: readonly Citation[];
  readonly mark: StatusMark;
  readonly why: string | null;
}

/** The publications that the lines rest on, each once. */
export const citationsOf = (lines: readonly CriterionLine[]): readonly Citation[] => [
  ...new Map(
    lines.flatMap(({ citations }) => citations).map((citation) => [citation.label + citation.locator, citation]),
  ).values(),
];

/** The criteria of a verdict, in their order. */
export const criterionLines = (verdict: Verdict, { policy, asOf }: Assessment): readonly CriterionLine[] =>
  boardRows([verdict], policy, asOf).flatMap(({ id, title, value, isReason, cells, detail }) =>
    cells.map(({ mark, why }) => ({
      id,
      title,
      value,
      isReason,
      sources: sourceLines(detail.used, isReason ? '' : value),
      asksFor: detail.info.asksFor,
      citations: detail.info.citations,
      mark,
      why,
    })),
  );
