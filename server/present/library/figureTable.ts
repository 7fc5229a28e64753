import type { Outcome } from '../../evidence/outcome.ts';
import type { Result } from '../../evidence/result.ts';
import type { OutcomeNotes } from './outcomeNotes.ts';

/** Figures of one endpoint, one standard and one time origin: what stands in one table may be read down a column. */
export interface FigureTable extends Omit<FigureLayout, 'rows'> {
  /** What holds for every row, said once. */
  readonly remark: string | null;
  readonly entries: readonly FigureEntry[];
}

/** One outcome. Its id is its anchor. */
interface FigureEntry {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly FigureRow[];
  readonly notes: OutcomeNotes;
}

/** The figures of a table without what is said about them. */
export interface FigureLayout {
  readonly caption: string;
  readonly rowHead: string;
  readonly columns: readonly string[];
  /** Each outcome has several rows, under a heading of its own. */
  readonly isGrouped: boolean;
  /** The rows of each outcome, in the order of the outcomes. */
  readonly rows: readonly (readonly FigureRow[])[];
}

export interface FigureRow {
  /** `null` where the outcome has one row, which then carries its label. */
  readonly label: string | null;
  /** One for each column. */
  readonly cells: readonly string[];
}

export type OutcomeOf<Kind extends Result['kind']> = Outcome & { readonly result: Extract<Result, { kind: Kind }> };

/** The outcomes whose result is of one kind. */
export function outcomesOf<Kind extends Result['kind']>(
  outcomes: readonly Outcome[],
  kind: Kind,
): readonly OutcomeOf<Kind>[] {
  return outcomes.filter((outcome): outcome is OutcomeOf<Kind> => outcome.result.kind === kind);
}

export const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export const NOT_GIVEN = 'not given';
