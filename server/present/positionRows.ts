import { POSITIONS, type Position } from '../evidence/positions.ts';

/** A question on which publications disagree, with all its sides: none is preferred. */
export interface PositionRow {
  readonly id: string;
  readonly topic: string;
  readonly statements: readonly { readonly name: string; readonly link: string; readonly text: string }[];
}

export const positionRows = (): readonly PositionRow[] => POSITIONS.map(positionRow);

function positionRow({ id, topic, statements }: Position): PositionRow {
  return {
    id,
    topic,
    statements: statements.map(({ text, source }) => ({ name: source.name, link: source.link, text })),
  };
}
