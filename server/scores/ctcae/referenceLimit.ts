import type { ReferenceRange } from '../../chart/reading.ts';

const usable = (limit: number | undefined): limit is number => limit !== undefined && limit > 0 && limit < 1e9;

/** One end of a reference range; `undefined` when it is not printed, is no number, or the range contradicts itself. */
export function referenceLimit(range: ReferenceRange | undefined, end: 'low' | 'high'): number | undefined {
  const { low, high } = range ?? {};
  if (low !== undefined && high !== undefined && !(low < high)) return undefined;
  const limit = end === 'low' ? low : high;
  return usable(limit) ? limit : undefined;
}
