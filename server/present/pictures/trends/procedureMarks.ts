import type { ChartEvent } from '../chartEvent.ts';
import { letters } from '../letters.ts';
import type { TrendSpan } from './trendSpan.ts';

/** A liver procedure, or several of one day, as a rule through every trend; a partial date is a band. */
export interface ProcedureMark {
  readonly letter: string;
  readonly from: number;
  readonly to: number;
  readonly events: readonly ChartEvent[];
  /** Row of its letter, from the top: letters that would touch stand in different rows. */
  readonly level: number;
}

/** Share of the width that a letter needs. */
const LETTER = 0.045;
const LEVELS = 3;

/** The procedures that began within the span; those of one time share a letter. */
export function procedureMarks(procedures: readonly ChartEvent[], span: TrendSpan): readonly ProcedureMark[] {
  const dated = procedures.flatMap((event) =>
    event.when && event.when.to >= span.from
      ? [{ event, from: Math.max(event.when.from, span.from), to: event.when.to }]
      : [],
  );
  const groups = [...Map.groupBy(dated, ({ from, to }) => `${from} ${to}`).values()];
  const width = (span.to - span.from) * LETTER;
  const lastAt: number[] = [];
  return groups.flatMap((group, index) => {
    const [first] = group;
    if (!first) return [];
    const { from, to } = first;
    const level = freeLevel(lastAt, from, width);
    lastAt[level] = from;
    return { letter: letters(index), from, to, level, events: group.map(({ event }) => event) };
  });
}

function freeLevel(lastAt: readonly number[], at: number, width: number): number {
  const rows = Array.from({ length: LEVELS }, (_, row) => row);
  return rows.find((row) => at - (lastAt[row] ?? Number.NEGATIVE_INFINITY) >= width) ?? LEVELS - 1;
}
