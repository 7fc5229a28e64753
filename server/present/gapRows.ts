import type { Gap } from '../chart/gap.ts';
import { inputTitle } from './inputTitles.ts';

/** A query that failed or was cut short, in words. */
export interface GapRow {
  readonly query: string;
  readonly reason: string;
  /** "creatinine, INR", or "" when no input depends on it. */
  readonly concerns: string;
}

export interface GapRows {
  /** The EHR answered nothing at all. */
  readonly nothingRead: boolean;
  /** Records that may exist and were not seen: an alert. */
  readonly missed: readonly GapRow[];
  /** Kinds of record that the EHR does not have. */
  readonly notOffered: readonly GapRow[];
}

export function gapRows(gaps: readonly Gap[], nothingRead = false): GapRows {
  const rows = (these: readonly Gap[]) => these.map(gapRow);
  return {
    nothingRead,
    missed: rows(gaps.filter(({ notOffered }) => !notOffered)),
    notOffered: rows(gaps.filter(({ notOffered }) => notOffered)),
  };
}

const gapRow = ({ query, reason, feeds }: Gap): GapRow => ({
  query,
  reason: reason.replace(/\.$/, ''),
  concerns: feeds.map(inputTitle).join(', '),
});
