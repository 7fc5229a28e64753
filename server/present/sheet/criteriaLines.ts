import type { BoardRow } from '../boardRows.ts';
import type { StatusMark } from '../statusMark.ts';
import { shortened } from './room.ts';

/** One criterion as the sheet prints it. */
export interface CriterionLine {
  readonly title: string;
  /** "1.8", "yes (answered)"; without a value why there is none: "too old". */
  readonly value: string;
  readonly isReason: boolean;
  /** "13 Jan 2026"; "" when there is no value. */
  readonly date: string;
  readonly asksFor: string;
  readonly marks: readonly StatusMark[];
}

/** Some printed lines of their columns. */
const LONGEST = { value: 45, reason: 75, asksFor: 88 } as const;

/** The reason of an unknown in two words: the sentence stands among the open questions. */
export const criteriaLines = (rows: readonly BoardRow[]): readonly CriterionLine[] =>
  rows.map(({ title, value, isReason, cells, detail }) => ({
    title,
    value: isReason
      ? shortened(cells.find(({ why }) => why !== null)?.why ?? value, LONGEST.reason)
      : marked(value, markOf(detail.used)),
    isReason,
    date: isReason ? '' : dateOf(detail.used),
    asksFor: shortened(detail.info.asksFor, LONGEST.asksFor),
    marks: cells.map(({ mark }) => mark),
  }));

/** A long value is cut, never its mark. */
const marked = (value: string, mark: string): string => `${shortened(value, LONGEST.value - mark.length)}${mark}`;

/** What must not be missed of the reading that decides. */
function markOf([first]: BoardRow['detail']['used']): string {
  if (!first) return '';
  if (first.origin !== 'chart') return ' (answered)';
  return first.status === 'preliminary' ? ' (preliminary)' : '';
}

/** The day; the time stands on the page of criteria. */
const dateOf = ([first]: BoardRow['detail']['used']): string =>
  first ? first.date.replace(/, \d\d:\d\d$/, '') : 'no date recorded';
