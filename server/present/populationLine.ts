import type { Population } from '../criteria/verdict.ts';

/** Whether the patient is one of those the criteria were made for. */
export interface PopulationLine {
  readonly kind: Population['status'];
  readonly word: string;
  readonly because: string;
}

const WORDS: Readonly<Record<Population['status'], string>> = { met: 'met', 'not-met': 'not met', unknown: 'unknown' };

export const populationLine = ({ status, because }: Population): PopulationLine => ({
  kind: status,
  word: WORDS[status],
  because,
});
