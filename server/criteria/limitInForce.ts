import type { Limit } from '../chart/limit.ts';
import type { Policy } from '../chart/policy.ts';
import { type Criterion, editionAt } from './criterion.ts';

/** The limit a criterion is read against: the published one, or the site's own with the published one beside it. */
export interface LimitInForce {
  readonly limit: Limit;
  /** Set when the site has changed the limit. */
  readonly published?: Limit;
}

/** The limit of a criterion at `asOf` (ISO instant) under a site's policy; `null` for a criterion without a number. */
export function limitInForce(
  criterion: Criterion,
  asOf: string,
  { limits }: Pick<Policy, 'limits'>,
): LimitInForce | null {
  const { limit: published } = editionAt(criterion, asOf);
  if (!published) return null;
  const own = limits[criterion.id];
  if (own === undefined || own === published.value) return { limit: published };
  return { limit: { ...published, value: own }, published };
}
