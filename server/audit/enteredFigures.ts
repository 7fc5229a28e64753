import type { DecisionKind } from '../criteria/decision.ts';
import type { CaseEntries, Override } from './entered.ts';

/** What is counted of the entries of a case. */
export interface EnteredFigures {
  readonly answers: number;
  readonly decision: DecisionKind | null;
  readonly override: Override | null;
  readonly cards: number;
}

export const enteredFigures = ({ answers, decision, override, cards }: CaseEntries): EnteredFigures => ({
  answers: answers.length,
  decision: decision?.kind ?? null,
  override,
  cards: cards.length,
});

export const isEntered = ({ answers, decision, cards }: EnteredFigures): boolean =>
  answers > 0 || decision !== null || cards > 0;
