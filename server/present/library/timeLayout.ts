import type { Outcome } from '../../evidence/outcome.ts';
import type { SurvivalYear, TimeToEvent } from '../../evidence/result.ts';
import { ORIGIN_WORDS } from '../../evidence/timeOrigin.ts';
import { capitalized, type FigureLayout, NOT_GIVEN, type OutcomeOf, outcomesOf } from './figureTable.ts';

type Timed = OutcomeOf<'time-to-event'>;

interface TimeColumn {
  readonly head: string;
  readonly cell: (outcome: Timed) => string | undefined;
}

const FIRST_COLUMNS: readonly TimeColumn[] = [
  { head: 'Patients', cell: ({ n }) => (n === null ? undefined : `${n}`) },
  { head: 'Median, months', cell: ({ result }) => medianText(result) },
  { head: '95% CI, months', cell: ({ result }) => monthsInterval(result) },
  { head: 'Range, months', cell: ({ result }) => result.rangeMonths?.join(' to ') },
];
const YEARS: readonly (readonly [SurvivalYear, string])[] = [
  ['1y', '1 year'],
  ['3y', '3 years'],
  ['5y', '5 years'],
];
const P_VALUE: TimeColumn = { head: 'P', cell: ({ result }) => result.p };

/** Survival of one endpoint counted from one event. A column that no outcome fills is left out. */
export function timeLayout(outcomes: readonly Outcome[]): FigureLayout {
  const timed = outcomesOf(outcomes, 'time-to-event');
  const [first] = timed;
  const columns = [...FIRST_COLUMNS, ...yearColumns(first), P_VALUE].filter(({ cell }) => timed.some(cell));
  return {
    caption: first ? `${capitalized(first.result.endpoint)}, counted ${ORIGIN_WORDS[first.result.origin]}` : '',
    rowHead: 'Group',
    columns: columns.map(({ head }) => head),
    isGrouped: false,
    rows: timed.map((outcome) => [{ label: null, cells: columns.map(({ cell }) => cell(outcome) ?? NOT_GIVEN) }]),
  };
}

const yearColumns = (first: Timed | undefined): readonly TimeColumn[] =>
  YEARS.map(([year, words]) => ({
    head: `${first?.result.endpoint === 'overall survival' ? 'Alive at' : 'At'} ${words}`,
    cell: ({ result }) =>
      result.survivalPercent?.[year] === undefined ? undefined : `${result.survivalPercent[year]}%`,
  }));

export function medianText({ medianMonths }: TimeToEvent): string | undefined {
  if (medianMonths === null) return undefined;
  return medianMonths === 'not-reached' ? 'not reached' : `${medianMonths}`;
}

/** A lower limit that is only a cut-off is no time that anybody survived, so no "0 to" is printed. */
export function monthsInterval({ ci95Months, ciCutAtZero }: TimeToEvent): string | undefined {
  if (!ci95Months) return undefined;
  const [low, high] = ci95Months;
  return ciCutAtZero ? `up to ${high} (lower limit is an artefact, cut off at 0)` : `${low} to ${high}`;
}
