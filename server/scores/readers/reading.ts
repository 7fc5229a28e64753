import type { UnknownFact } from '../../chart/fact.ts';
import type { ScoreInput } from '../score.ts';

/** One input of a score: what it uses, or the words for why it cannot. */
export interface Reading<T> {
  readonly input: ScoreInput;
  readonly used: T | undefined;
}

/** An input that the chart does not state, with what was found instead, so that it is never silently left out. */
export function unread(fact: UnknownFact, label: string, unit: string): Reading<never> {
  const found = fact.sources.map(({ asRecorded }) => asRecorded).join(', ') || 'unknown';
  const missing = reasonOf(fact, label);
  return { input: { found, used: 'unknown', unit, missing, sources: fact.sources }, used: undefined };
}

/** Why a fact is unknown, without full stop; opens with the input's name unless the sentence has it already. */
export function reasonOf(fact: UnknownFact, label: string): string {
  const told = fact.because.trim();
  const because = told.endsWith('.') ? told.slice(0, -1) : told;
  return because.includes(label) || because.toLowerCase().includes(label.toLowerCase())
    ? because
    : `${label}: ${because || 'unknown'}`;
}

/** The sentence that names every missing input, not only the first. */
export const notComputable = (missing: readonly string[]): string => `not computable because ${missing.join('; ')}`;
