import type { Limit } from '../chart/limit.ts';
import type { MeasuredId } from '../chart/measuredInput.ts';
import type { Policy } from '../chart/policy.ts';
import { limitInForce } from './limitInForce.ts';
import { CRITERIA } from './therapies.ts';

/** Every limit in force at `asOf` (ISO instant) under a site's policy, by the input that it reads. */
export function limitsAt(asOf: string, policy: Pick<Policy, 'limits'>): Limits {
  const ofPolicy = known.get(policy) ?? new Map<string, Limits>();
  known.set(policy, ofPolicy);
  const day = HAVE_EDITIONS ? asOf.slice(0, 10) : '';
  const limits = ofPolicy.get(day) ?? newLimits(asOf, policy);
  ofPolicy.set(day, limits);
  return limits;
}

type Limits = Readonly<Partial<Record<MeasuredId, readonly Limit[]>>>;

/** Editions begin with a day, and policies do not change. */
const known = new WeakMap<Pick<Policy, 'limits'>, Map<string, Limits>>();

const ALL = [...new Set(Object.values(CRITERIA).flat())];
/** While no criterion was ever changed, the limits of all days are the same. */
const HAVE_EDITIONS = ALL.some(({ editions }) => editions.length > 1);

function newLimits(asOf: string, policy: Pick<Policy, 'limits'>): Limits {
  const limits: Partial<Record<MeasuredId, Limit[]>> = {};
  for (const criterion of ALL) {
    const inForce = limitInForce(criterion, asOf, policy);
    if (criterion.rule.kind !== 'number' || !inForce) continue;
    limits[criterion.rule.input] = [...(limits[criterion.rule.input] ?? []), inForce.limit];
  }
  return limits;
}
