import type { SourceRow } from './sourceRows.ts';

/** Where a shown value stands in the chart, in one line of a table. */
export interface SourceLine {
  /** "recorded as 80 umol/L, 8 Dec 2025 (38 days ago), corrected" */
  readonly text: string;
  readonly reference: string;
}

/** What goes without saying in a line of sources; every other status is named. */
const USUAL = ['final', 'completed', 'active', 'confirmed'];

/** @param shown the value as it stands beside the line, which is not said twice; "" when none does */
export const sourceLines = (rows: readonly SourceRow[], shown: string): readonly SourceLine[] =>
  rows.map((row) => sourceLine(row, shown));

function sourceLine(row: SourceRow, shown: string): SourceLine {
  const { asRecorded, converted, date, age, origin, status, reference, setAsideBecause } = row;
  const recorded = asRecorded.replace(/ ?\{[^}]*\}/, '');
  const isSaid = recorded === '' || recorded === shown || shown.endsWith(`recorded as ${asRecorded}`);
  const parts = [
    isSaid ? '' : shown === '' ? recorded : `recorded as ${recorded}`,
    shown === '' && converted ? `= ${converted}` : '',
    age ? `${date} (${age})` : date,
    origin === 'chart' ? '' : origin,
    status === null || USUAL.includes(status) ? '' : status,
    setAsideBecause === null ? '' : `not used: ${setAsideBecause}`,
  ];
  return { text: parts.filter((part) => part !== '').join(', '), reference };
}
