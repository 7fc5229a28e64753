import type { Interval } from './interval.ts';
import { point } from './interval.ts';

export type Comparator = '<' | '<=' | '>' | '>=';

const WORDS: ReadonlyMap<string, Comparator> = new Map(
  Object.entries({
    '<': '<',
    '<=': '<=',
    '≤': '<=',
    '>': '>',
    '>=': '>=',
    '≥': '>=',
    lt: '<',
    le: '<=',
    gt: '>',
    ge: '>=',
    'less than': '<',
    'greater than': '>',
    'more than': '>',
  } as const),
);

/** The comparator a FHIR Quantity or a free text uses; `undefined` when it is none that we know. */
export const comparatorOf = (text: string): Comparator | undefined => WORDS.get(text.trim().toLowerCase());

/** "<0.2" as the numbers it may stand for: everything below 0.2. */
export function bounded(comparator: Comparator, value: number): Interval {
  if (comparator === '<' || comparator === '<=')
    return { low: Number.NEGATIVE_INFINITY, high: value, lowOpen: true, highOpen: comparator === '<' };
  return { low: value, high: Number.POSITIVE_INFINITY, lowOpen: comparator === '>', highOpen: true };
}

const NUMBER =
  /^(?:(<=|>=|<|>|≤|≥|lt|le|gt|ge|less than|greater than|more than)\s*)?(\d+(?:\.\d+)?)\s*((?<=\s)10[*^e].*|[^\d\s].*)?$/i;
const RANGE = /^(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)(?:\s+([^\d\s].*))?$/i;

export interface NumberText {
  readonly interval: Interval;
  /** What follows the number, "" when nothing does. */
  readonly unit: string;
}

/**
 * A result written as text: "1.8", "<0.2 mg/dL", "> 20", "GT 45", "1-2". `undefined` when it is not certain which
 * number is meant ("see note", "1,200", "1 200", "about 2").
 */
export function parseNumberText(text: string): NumberText | undefined {
  const range = RANGE.exec(text.trim());
  if (range) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    return low <= high && high < Number.POSITIVE_INFINITY
      ? { interval: { ...point(low), high }, unit: range[3]?.trim() ?? '' }
      : undefined;
  }
  const match = NUMBER.exec(text.trim());
  if (!match || /^[,.]/.test(match[3] ?? '')) return undefined;
  const comparator = match[1] === undefined ? undefined : comparatorOf(match[1]);
  const value = Number(match[2]);
  if (!Number.isFinite(value)) return undefined;
  return { interval: comparator ? bounded(comparator, value) : point(value), unit: match[3]?.trim() ?? '' };
}
