import type { Outcome } from '../../evidence/outcome.ts';
import { titleOf } from './countLayout.ts';
import { capitalized, type FigureLayout, NOT_GIVEN, outcomesOf } from './figureTable.ts';

/** Percentages printed without counts: no interval can be computed from them. */
export function percentageLayout(outcomes: readonly Outcome[]): FigureLayout {
  const rated = outcomesOf(outcomes, 'rates');
  return {
    caption: rated[0] ? `${titleOf(rated[0].result)}: percentages as printed` : '',
    rowHead: 'What was counted',
    columns: ['Percentage', 'Of patients'],
    isGrouped: true,
    rows: rated.map(({ result }) =>
      result.rates.map(({ label, percent, of }) => ({
        label: capitalized(label),
        cells: [`${percent}%`, of === null ? NOT_GIVEN : `${of}`],
      })),
    ),
  };
}

/** What is neither a time nor a count: a mean with its spread, a bound, a test without figures. */
export function findingLayout(outcomes: readonly Outcome[]): FigureLayout {
  const found = outcomesOf(outcomes, 'finding');
  return {
    caption: found[0] ? `${titleOf(found[0].result)}: reported in words` : '',
    rowHead: 'Group',
    columns: ['Patients', 'Reported'],
    isGrouped: false,
    rows: found.map(({ n, result }) => [{ label: null, cells: [n === null ? NOT_GIVEN : `${n}`, result.text] }]),
  };
}
