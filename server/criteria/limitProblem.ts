import { measuredInput } from '../chart/inputs/index.ts';
import type { Limit } from '../chart/limit.ts';
import type { Criterion } from './criterion.ts';
import { shownUnit } from './rules/number.ts';

/** Further from the published limit than this, another is taken for one in another unit. */
const FURTHEST = 4;

/**
 * Why nobody may set the limit of a criterion to `value` (in the unit of the criterion): a limit in umol/L read as mg/dL
 * would let everybody pass. Grades and counts are whole numbers. `undefined` when it may.
 */
export function limitProblem({ id, rule, editions }: Criterion, value: number): string | undefined {
  const { limit } = editions[0];
  if (rule.kind !== 'number' || !limit) throw new TypeError(`criterion ${id} has no number`);
  const { unit } = measuredInput(rule.input);
  const isWhole = unit === '1' || unit === '{score}';
  const [least, most] = isWhole ? [lowest(limit), limit.value * 2] : [limit.value / FURTHEST, limit.value * FURTHEST];
  if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return undefined;
  return isWhole
    ? `must be a whole number from ${least} to ${most} (the series: ${limit.value})`
    : `must be ${least} to ${most}${shownUnit(unit)} (the series: ${limit.value})`;
}

const lowest = (limit: Limit): number => (limit.operator === 'between' ? limit.low : 0);
