import type { Outcome } from '../outcome.ts';
import type { Result } from '../result.ts';

/** A result with the patients it rests on. */
export interface Figures {
  readonly n: number | null;
  readonly result: Result;
}

/** The figures as the publication prints them, before any correction. */
export const printedFigures = ({ standing, n, result }: Outcome): Figures =>
  standing?.kind === 'corrected' ? standing.printed : { n, result };
