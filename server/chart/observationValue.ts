import { conceptText } from './coding.ts';
import { asObject, asText, type Json } from './json.ts';

/** Value and unit of an Observation (or one of its components) word for word, "" when it holds none. */
export function asRecorded(holder: Json): string {
  const quantity = asObject(holder.valueQuantity);
  if (quantity) return quantityText(quantity);
  for (const key of PLAIN_VALUES) if (holder[key] !== undefined && holder[key] !== null) return String(holder[key]);
  const concept = asObject(holder.valueCodeableConcept);
  if (concept) return conceptText(concept);
  const range = asObject(holder.valueRange);
  if (range) return `${quantityText(asObject(range.low) ?? {})} - ${quantityText(asObject(range.high) ?? {})}`;
  const otherKey = Object.keys(holder).find((key) => /^value[A-Z]/.test(key) && (holder[key] ?? null) !== null);
  return otherKey ? `(${otherKey})` : '';
}

const PLAIN_VALUES = ['valueInteger', 'valueString', 'valueBoolean', 'valueDateTime'];

function quantityText(quantity: Json): string {
  const comparator = asText(quantity.comparator) ?? '';
  const unit = asText(quantity.unit) ?? asText(quantity.code) ?? '';
  return `${comparator}${quantity.value ?? '?'}${unit ? ` ${unit}` : ''}`;
}
