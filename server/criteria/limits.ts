import type { Limit } from '../chart/limit.ts';
import type { MeasuredId } from '../chart/measuredInput.ts';
import type { Policy } from '../chart/policy.ts';
import { limitInForce } from './limitInForce.ts';
import { CRITERIA } from './therapies.ts';

/** Every limit in force at `asOf` (ISO instant) under a site's policy, by the input that it reads. */
export function limitsAt(
  asOf: string,
  policy: Pick<Policy, 'limits'>,
): Readonly<Partial<Record<MeasuredId, readonly Limit[]>>> {
  const limits: Partial<Record<MeasuredId, Limit[]>> = {};
  for (const criterion of new Set(Object.values(CRITERIA).flat())) {
    const inForce = limitInForce(criterion, asOf, policy);
    if (criterion.rule.kind !== 'number' || !inForce) continue;
    limits[criterion.rule.input] = [...(limits[criterion.rule.input] ?? []), inForce.limit];
  }
  return limits;
}
