import type { Limit } from '../chart/limit.ts';
import type { MeasuredId } from '../chart/measuredInput.ts';
import { editionAt } from './criterion.ts';
import { CRITERIA } from './therapies.ts';

/** Every limit in force at `asOf` (ISO instant), by the input that it reads. */
export function limitsAt(asOf: string): Readonly<Partial<Record<MeasuredId, readonly Limit[]>>> {
  const limits: Partial<Record<MeasuredId, Limit[]>> = {};
  for (const criterion of new Set(Object.values(CRITERIA).flat())) {
    const { limit } = editionAt(criterion, asOf);
    if (criterion.rule.kind !== 'number' || !limit) continue;
    limits[criterion.rule.input] = [...(limits[criterion.rule.input] ?? []), limit];
  }
  return limits;
}
