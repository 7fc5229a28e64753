import type { Fact, Source } from '../../chart/fact.ts';
import type { Facts } from '../../chart/facts.ts';
import { canonicalJson } from './canonicalJson.ts';
import { type Digest, digest } from './digest.ts';

/** One digest of all that was read: a value that is read differently changes it, whatever the reason. */
export const factsDigest = (facts: Facts): Digest =>
  digest(Object.fromEntries(Object.entries(facts).map(([id, fact]) => [id, contentOf(fact)])));

/** Without the sentences, which another version may word otherwise. */
const contentOf = (fact: Fact<unknown>): unknown => ({
  found: fact.known ? finite(fact.value) : { why: fact.why },
  sources: inOrder(fact.sources.map(sourceOf)),
  setAside: inOrder(fact.setAside.map(sourceOf)),
});

const sourceOf = ({ reference, recordedAt, asRecorded, status }: Source): unknown => ({
  reference,
  recordedAt,
  asRecorded,
  status,
});

/** Of records that weigh the same, which is named first depends on the order in which they came. */
const inOrder = (sources: readonly unknown[]): readonly unknown[] => sources.map(canonicalJson).toSorted();

/** An open end of an interval is infinite, which JSON cannot say. */
function finite(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return `${value}`;
  if (Array.isArray(value)) return value.map(finite);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, finite(item)]));
}
