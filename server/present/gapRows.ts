import type { Gap } from '../chart/gap.ts';
import { inputTitle } from './inputTitles.ts';

/** A query that failed or was cut short, in words. */
export interface GapRow {
  readonly query: string;
  readonly reason: string;
  /** "creatinine, INR", or "" when no input depends on it. */
  readonly concerns: string;
}

export const gapRows = (gaps: readonly Gap[]): readonly GapRow[] =>
  gaps.map(({ query, reason, feeds }) => ({ query, reason, concerns: feeds.map(inputTitle).join(', ') }));
