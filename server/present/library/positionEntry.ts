import { POSITIONS, type Position, type PositionStatement } from '../../evidence/positions.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';
import type { PageLink } from './criterionEntry.ts';
import { outcomeHref } from './libraryAddress.ts';

/** A question on which publications differ, with every side of it. */
export interface PositionEntry {
  readonly anchor: string;
  readonly topic: string;
  readonly therapies: string;
  readonly statements: readonly StatementEntry[];
}

interface StatementEntry {
  readonly who: string;
  readonly citation: string;
  readonly link: string;
  readonly text: string;
  /** The figures that it rests on. */
  readonly outcomes: readonly PageLink[];
}

export const positionAnchor = (id: string): string => `position-${id}`;

export const positionEntries = (): readonly PositionEntry[] => POSITIONS.map(positionEntry);

const positionEntry = ({ id, topic, therapies, statements }: Position): PositionEntry => ({
  anchor: positionAnchor(id),
  topic,
  therapies: therapies.map((therapy) => THERAPY_LABELS[therapy].title).join(', '),
  statements: statements.map(statementEntry),
});

const statementEntry = ({ text, source, outcomes }: PositionStatement): StatementEntry => ({
  who: source.name,
  citation: source.citation,
  link: source.link,
  text,
  outcomes: outcomes.map((id) => ({ href: outcomeHref(id), text: id })),
});
