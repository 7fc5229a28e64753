import type { Chart } from '../../chart/chart.ts';
import type { Facts } from '../../chart/facts.ts';
import { seriesOf } from '../../chart/series.ts';
import type { UpperLimits } from './estimates.ts';

const ENZYMES = ['alt', 'ast'] as const;

/** The upper limits of normal of the enzyme results that count at `asOf` (ISO instant). */
export function upperLimitsOf(chart: Chart, facts: Facts, asOf: string): UpperLimits {
  const limits = ENZYMES.map((id) => [id, upperLimit(chart, facts, id, asOf)]);
  return Object.fromEntries(limits.filter(([, limit]) => limit !== undefined));
}

/** Taken from the result itself, never from another one; where equal results differ about it, there is none. */
function upperLimit(chart: Chart, facts: Facts, id: 'alt' | 'ast', asOf: string): number | undefined {
  const fact = facts[id];
  if (!fact.known) return undefined;
  const counting = seriesOf(chart, id, Date.parse(asOf)).filter(({ source }) =>
    fact.sources.some((each) => each.reference === source.reference && each.asRecorded === source.asRecorded),
  );
  const limits = new Set(counting.map(({ referenceRange }) => referenceRange?.high));
  const [limit, ...others] = limits;
  return others.length === 0 ? limit : undefined;
}
