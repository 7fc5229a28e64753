import { codings } from './coding.ts';
import { asList, asObject, asText, type Json } from './json.ts';
import { pointWithin, type QuantityRule } from './quantity.ts';
import type { ReferenceRange } from './reading.ts';

const PLAIN_TEXT = /^(\d+(?:\.\d+)?)\s*[-–]\s*(\d+(?:\.\d+)?)$/;

/**
 * The reference range an Observation or component states for its own value, in the unit of `rule`. A bound without a unit
 * has that of the value. Ranges for some people only (`appliesTo`, `age`), of another type than normal, or in free text
 * other than "0.2-1.2" are not read; where several that remain differ, it is not certain which one applies, so there is none.
 */
export function readReferenceRange(holder: Json, rule: QuantityRule): ReferenceRange | undefined {
  if (holder.referenceRange === undefined) return undefined;
  let first: ReferenceRange | undefined;
  for (const range of asList(holder.referenceRange)) {
    const bounds = isForEverybody(range) ? boundsOf(range, holder, rule) : undefined;
    first ??= bounds;
    if (bounds && (bounds.low !== first?.low || bounds.high !== first?.high)) return undefined;
  }
  return first;
}

const isForEverybody = ({ appliesTo, age, type }: Json): boolean =>
  asList(appliesTo).length === 0 && asObject(age) === undefined && (type === undefined || isNormal(type));

const isNormal = (type: unknown): boolean => codings(type).some(({ code }) => code === 'normal');

function boundsOf(range: Json, holder: Json, rule: QuantityRule): ReferenceRange | undefined {
  const text = asText(range.text);
  const plain = text === undefined ? null : PLAIN_TEXT.exec(text);
  const [low, high] = [asObject(range.low), asObject(range.high)];
  const isStructured = low !== undefined || high !== undefined;
  const lowest = bound(isStructured ? low : plain && { value: Number(plain[1]) }, holder, rule);
  const highest = bound(isStructured ? high : plain && { value: Number(plain[2]) }, holder, rule);
  if (lowest === 'unreadable' || highest === 'unreadable') return undefined;
  if (lowest !== undefined && highest !== undefined && lowest > highest) return undefined;
  if (lowest === undefined) return highest === undefined ? undefined : { high: highest };
  return highest === undefined ? { low: lowest } : { low: lowest, high: highest };
}

/** One end of a range in the unit of `rule`; `undefined` when the range has no such end. */
function bound(quantity: Json | null | undefined, holder: Json, rule: QuantityRule): number | undefined | 'unreadable' {
  if (!quantity) return undefined;
  const hasUnit = quantity.unit !== undefined || quantity.code !== undefined;
  const valueQuantity = hasUnit ? quantity : { ...unitOf(holder), ...quantity };
  // A range may well begin at 0, which no measured value would be believed at.
  return pointWithin(valueQuantity, rule, [0, rule.plausible[1]]) ?? 'unreadable';
}

function unitOf(holder: Json): Json {
  const { comparator: _, ...rest } = asObject(holder.valueQuantity) ?? {};
  return rest;
}
