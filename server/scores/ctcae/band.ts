import type { Interval } from '../../chart/interval.ts';
import { type Limit, sideOf } from '../../chart/limit.ts';
import { roundToSix } from '../../chart/units.ts';
import type { Grade } from './grade.ts';

/** The grades a value may have: one when `low === high`. A value such as ">20" can leave several open. */
export interface Band {
  readonly low: Grade;
  readonly high: Grade;
}

/** One limit a grade: the value that breaks the first has grade 1, the value that breaks the second grade 2, and so on. */
export type Steps = readonly [Limit] | readonly [Limit, Limit, Limit] | readonly [Limit, Limit, Limit, Limit];

/** Above `value`, which itself still belongs to the grade below. */
export const above = (value: number): Limit => ({ operator: 'at-most', value: roundToSix(value) });

/** At `value` or above. */
export const from = (value: number): Limit => ({ operator: 'less-than', value: roundToSix(value) });

/** Below `value`, which itself still belongs to the grade below. */
export const below = (value: number): Limit => ({ operator: 'at-least', value: roundToSix(value) });

const GRADES: readonly Grade[] = [0, 1, 2, 3, 4];

/** The highest grade whose limit the value breaks, whatever it does to the lower ones. */
export function bandOf(value: Interval, steps: Steps): Band {
  const sides = steps.map((limit) => sideOf(value, limit));
  const grade = (index: number): Grade => GRADES[index + 1] ?? 0;
  return { low: grade(sides.lastIndexOf('fails')), high: grade(sides.findLastIndex((side) => side !== 'keeps')) };
}

/** The same where the limits are multiples of another measured value, which may itself be a range. */
export const bandAgainst = (value: Interval, reference: Interval, steps: (reference: number) => Steps): Band => ({
  low: bandOf(value, steps(reference.high)).low,
  high: bandOf(value, steps(reference.low)).high,
});

/** Any of the grades up to `highest`: a rule that cannot be applied. */
export const anyUpTo = (highest: Grade): Band => ({ low: 0, high: highest });

const higher = (a: Grade, b: Grade): Grade => (a > b ? a : b);
const lower = (a: Grade, b: Grade): Grade => (a < b ? a : b);

/** Two rules of which the worse counts. */
export const worseOf = (a: Band, b: Band): Band => ({ low: higher(a.low, b.low), high: higher(a.high, b.high) });

/** Two rules of which it is not known which one applies. */
export const eitherOf = (a: Band, b: Band): Band => ({ low: lower(a.low, b.low), high: higher(a.high, b.high) });
