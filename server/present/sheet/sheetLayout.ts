import type { CriterionLine } from './criteriaLines.ts';
import { printedLines } from './room.ts';
import type { TherapyRow } from './therapyRows.ts';

/**
 * How much fits the sheet, in printed lines of its smallest type: the lesser height (Letter) and the lesser width (A4) of
 * the two papers, measured with a font wider than most. views/assets/sheet.css sets the type; a test prints the fullest
 * patients on both papers.
 */
const PAGE_LINES = 81;
/** Banner, headings, rules, versions, and what two columns lose by not breaking within an entry. */
const FIXED_LINES = 26;
/** The lines to write a decision on. */
const WRITING_LINES = 3;
/** The frame around what could not be read. */
const GAPS_LINES = 3;
/** Answers that contradict each other, over the whole width. */
const CONTRADICTION_LINES = 2;
/** Characters a line of one of the two columns holds. */
export const COLUMN_WIDTH = 56;

const WIDTHS = { therapy: 88, title: 22, value: 15, reason: 27, asksFor: 22 } as const;

/** Printed lines of a column's width that are left beside the verdicts and the table of criteria. */
export function roomBeside(
  therapies: readonly TherapyRow[],
  criteria: readonly CriterionLine[],
  {
    hasGaps,
    hasDecisions,
    hasContradiction,
  }: Readonly<Record<'hasGaps' | 'hasDecisions' | 'hasContradiction', boolean>>,
): number {
  const rows = [...therapies.map(({ text }) => printedLines(text, WIDTHS.therapy)), ...criteria.map(heightOfRow)];
  const fixed =
    FIXED_LINES +
    (hasGaps ? GAPS_LINES : 0) +
    (hasDecisions ? 0 : WRITING_LINES) +
    (hasContradiction ? CONTRADICTION_LINES : 0);
  const taken = rows.reduce((sum, lines) => sum + lines, fixed);
  return 2 * (PAGE_LINES - taken);
}

const heightOfRow = ({ title, value, isReason, asksFor }: CriterionLine): number =>
  Math.max(
    printedLines(title, WIDTHS.title),
    printedLines(value, isReason ? WIDTHS.reason : WIDTHS.value),
    printedLines(asksFor, WIDTHS.asksFor),
  );
