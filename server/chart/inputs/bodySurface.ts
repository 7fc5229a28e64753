import { type Fact, known, type UnknownFact, unknown } from '../fact.ts';
import type { Input } from '../input.ts';
import { type Interval, isPoint } from '../interval.ts';
import { roundToSix } from '../units.ts';
import { bodyHeight, bodyWeight } from './bodyMeasurements.ts';

export const bodySurface: Input = {
  id: 'body-surface',
  title: 'body surface area',
  valueSets: [...bodyWeight.valueSets, ...bodyHeight.valueSets],
  lookBack: 'bodyMeasurements',
  howRead:
    'Square root of height in cm times weight in kg divided by 3600 (Mosteller), from the latest body weight inside the look-back and the latest body height of any age.',
};

/**
 * Body surface area in m2 from weight (kg) and height (cm).
 *
 * @see Mosteller RD. Simplified calculation of body-surface area. N Engl J Med 1987;317:1098.
 */
export function readBodySurface(weight: Fact<Interval>, height: Fact<Interval>): Fact<number> {
  if (!weight.known) return without(weight);
  if (!height.known) return without(height);
  const sources = [...weight.sources, ...height.sources] as const;
  if (!isPoint(weight.value) || !isPoint(height.value))
    return unknown('indeterminate', 'no body surface area: weight or height is not recorded exactly', sources);
  const area = Math.sqrt((height.value.low * weight.value.low) / 3600);
  return known(roundToSix(area), [weight.sources[0], ...weight.sources.slice(1), ...height.sources]);
}

const without = ({ why, because, sources, setAside }: UnknownFact): UnknownFact =>
  unknown(why, `no body surface area: ${because}`, sources, setAside);
