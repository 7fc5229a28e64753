import { ENDPOINTS } from '../../evidence/endpoint.ts';
import type { Outcome } from '../../evidence/outcome.ts';
import type { Publication } from '../../evidence/publication.ts';
import type { Result } from '../../evidence/result.ts';
import { countLayout, isResponse, responseLayout } from './countLayout.ts';
import { capitalized, type FigureLayout, type FigureTable } from './figureTable.ts';
import { outcomeNotes } from './outcomeNotes.ts';
import { timeLayout } from './timeLayout.ts';
import { findingLayout, percentageLayout } from './wordLayout.ts';

type Outcomes = readonly [Outcome, ...Outcome[]];

/**
 * The outcomes of a publication, one table for each endpoint, standard of response and time origin: figures that may not be
 * compared never stand in one table.
 */
export function figureTables(publication: Publication): readonly FigureTable[] {
  const groups = [...Map.groupBy(publication.outcomes, ({ result }) => tableKey(result)).values()];
  // A problem is explained where a reader first meets it, so the tables are made in reading order.
  const explained = new Set<string>();
  return groups
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap(([first, ...others]) => (first ? [figureTable(publication, [first, ...others], explained)] : []));
}

/** Results with equal keys may stand in one table. */
function tableKey(result: Result): string {
  const { kind, endpoint } = result;
  switch (result.kind) {
    case 'time-to-event':
      return [kind, endpoint, result.origin].join('|');
    case 'counts':
      return [kind, endpoint, result.standard, ...(isResponse(result) ? ['categories', result.when] : [])].join('|');
    case 'rates':
      return [kind, endpoint, result.standard].join('|');
    case 'finding':
      return [kind, endpoint].join('|');
  }
}

const rank = ([first]: readonly Outcome[]): number => (first ? ENDPOINTS.indexOf(first.result.endpoint) : 0);

function layoutOf(outcomes: Outcomes): FigureLayout {
  const { result } = outcomes[0];
  switch (result.kind) {
    case 'time-to-event':
      return timeLayout(outcomes);
    case 'counts':
      return isResponse(result) ? responseLayout(outcomes) : countLayout(outcomes);
    case 'rates':
      return percentageLayout(outcomes);
    case 'finding':
      return findingLayout(outcomes);
  }
}

function figureTable(publication: Publication, outcomes: Outcomes, explained: Set<string>): FigureTable {
  const [{ treatment }, ...others] = outcomes;
  const treatmentSaid = others.every((outcome) => outcome.treatment === treatment);
  const { rows, ...layout } = layoutOf(outcomes);
  const entries = outcomes.map((outcome, index) => {
    const notes = outcomeNotes(outcome, { publication, explained, treatmentSaid });
    for (const { id } of outcome.knownProblems) explained.add(id);
    return { id: outcome.id, label: labelOf(outcome, publication, layout), rows: rows[index] ?? [], notes };
  });
  return { ...layout, remark: treatmentSaid ? `Treatment: ${treatment}.` : null, entries };
}

/** Whom a figure is about; under a heading of its own also when it was taken. */
function labelOf(
  { subgroup, n, treatment, result }: Outcome,
  series: Publication,
  layout: { isGrouped: boolean },
): string {
  const whole = n === null ? 'as quoted' : n === series.n ? 'whole series' : treatment;
  const when = layout.isGrouped && 'when' in result ? result.when : undefined;
  return capitalized([subgroup ?? whole, when].filter((part) => part !== undefined).join(', '));
}
