import { codeSystem } from './codeSystem.ts';
import { conceptText } from './coding.ts';
import { type Interval, isPoint, mapInterval, point } from './interval.ts';
import { asObject, asText, type Json } from './json.ts';
import { bounded, comparatorOf, parseNumberText } from './numberText.ts';
import { asRecorded } from './observationValue.ts';
import type { Measure } from './reading.ts';
import { conversionFactor, isUnit, roundToSix, type Substance } from './units.ts';

/** How the number of an input must look before it is believed. */
export interface QuantityRule {
  /** UCUM unit every value is brought to. */
  readonly unit: string;
  readonly substance?: Substance;
  /** Lowest and highest value (in `unit`) that is not a slip of unit or typing. */
  readonly plausible: readonly [number, number];
  /** Units that mean "no unit" for this input; when given, a number may also stand alone and nothing is converted. */
  readonly unitless?: readonly string[];
}

interface Found {
  readonly interval: Interval;
  readonly units: readonly string[];
}

/** Reads value[x] of an Observation or component under a rule. A number whose unit is not understood is not a number. */
export function readQuantity(holder: Json, rule: QuantityRule): Measure {
  const found = foundNumber(holder);
  if (!found) return { why: 'indeterminate', because: `"${asRecorded(holder)}" cannot be read as a number` };
  return measured(found, rule, rule.plausible);
}

/** The one number that a Quantity states under a rule, believed inside other bounds; `undefined` when it states none. */
export function pointWithin(quantity: Json, rule: QuantityRule, plausible: QuantityRule['plausible']) {
  const found = quantityNumber(quantity);
  const measure = found && measured(found, rule, plausible);
  return measure && 'interval' in measure && isPoint(measure.interval) ? measure.interval.low : undefined;
}

function measured(
  { interval: asFound, units }: Found,
  rule: QuantityRule,
  plausible: QuantityRule['plausible'],
): Measure {
  const factor = commonFactor(units, rule);
  if (typeof factor === 'string') return { why: 'unusable-unit', because: factor };
  const interval = mapInterval(asFound, (value) => roundToSix(value * factor));
  const slip = implausible(interval, rule.unit, plausible);
  if (slip) return { why: 'unusable-unit', because: slip };
  return factor === 1 ? { interval } : { interval, converted: intervalText(interval, rule.unit) };
}

function foundNumber(holder: Json): Found | undefined {
  const quantity = asObject(holder.valueQuantity);
  if (quantity) return quantityNumber(quantity);
  // JSON can hold a number that is beyond all numbers (1e999).
  if (typeof holder.valueInteger === 'number')
    return Number.isFinite(holder.valueInteger) ? { interval: point(holder.valueInteger), units: [] } : undefined;
  const range = asObject(holder.valueRange);
  if (range) return rangeNumber(range);
  const text =
    asText(holder.valueString) ?? (holder.valueCodeableConcept ? conceptText(holder.valueCodeableConcept) : '');
  const parsed = parseNumberText(text);
  return parsed && { interval: parsed.interval, units: parsed.unit ? [parsed.unit] : [] };
}

function quantityNumber(quantity: Json): Found | undefined {
  const { value } = quantity;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const units = quantityUnits(quantity);
  if (quantity.comparator === undefined || quantity.comparator === null) return { interval: point(value), units };
  const comparator = comparatorOf(String(quantity.comparator));
  return comparator && { interval: bounded(comparator, value), units };
}

function rangeNumber(range: Json): Found | undefined {
  const [low, high] = [asObject(range.low), asObject(range.high)];
  if (typeof low?.value !== 'number' || typeof high?.value !== 'number' || low.value > high.value) return undefined;
  if (![low.value, high.value].every(Number.isFinite) || low.comparator || high.comparator) return undefined;
  return {
    interval: { ...point(low.value), high: high.value },
    units: [...quantityUnits(low), ...quantityUnits(high)],
  };
}

/** The UCUM code when there is one, and the unit text: both must be understood the same way. */
function quantityUnits(quantity: Json): readonly string[] {
  const ucum = quantity.system === undefined || codeSystem(String(quantity.system)) === 'http://unitsofmeasure.org';
  const [code, unit] = [ucum ? asText(quantity.code) : undefined, asText(quantity.unit)];
  if (code === undefined) return unit === undefined ? [] : [unit];
  return unit === undefined ? [code] : [code, unit];
}

/** The one factor all units agree on, or the sentence that says why there is none. */
function commonFactor(units: readonly string[], rule: QuantityRule): number | string {
  if (rule.unitless) {
    const odd = units.find((unit) => !rule.unitless?.includes(unit.toLowerCase()));
    return odd === undefined ? 1 : `unit "${odd}" is not one this value is reported in`;
  }
  if (units.length === 0) return 'no unit is recorded: the bare number is not used';
  const [unit = ''] = units;
  const spelling = units.every((each) => each === unit) ? unit : units.join('\n');
  const known = factorsOf(rule).get(spelling);
  if (known !== undefined) return known;
  const factor = agreedFactor(units, rule);
  // Only units are remembered: texts that are none come without end.
  if (typeof factor === 'number') factorsOf(rule).set(spelling, factor);
  return factor;
}

/** Under each rule, what was found for the units that came, as they were written. */
const agreed = new WeakMap<QuantityRule, Map<string, number>>();

function factorsOf(rule: QuantityRule): Map<string, number> {
  const before = agreed.get(rule);
  if (before) return before;
  const fresh = new Map<string, number>();
  agreed.set(rule, fresh);
  return fresh;
}

function agreedFactor(units: readonly string[], rule: QuantityRule): number | string {
  const factors = units.map((unit) => conversionFactor(unit, rule.unit, rule.substance));
  const understood = [...new Set(factors.filter((factor) => factor !== undefined).map(roundToSix))];
  const otherKind = units.some((unit, index) => factors[index] === undefined && isUnit(unit));
  if (understood.length > 1 || (understood.length > 0 && otherKind))
    return `the unit is recorded both as "${units.join('" and as "')}"`;
  const [factor] = factors.filter((each) => each !== undefined);
  return factor ?? `unit "${[...new Set(units)].join('" / "')}" is not one we can convert to ${rule.unit}`;
}

function implausible({ low, high }: Interval, unit: string, [least, most]: QuantityRule['plausible']) {
  const isOdd = (bound: number) => Number.isFinite(bound) && (bound < least || bound > most);
  if (!isOdd(low) && !isOdd(high)) return undefined;
  return `${isOdd(low) ? low : high} ${unit} is implausible: value or unit is probably wrong`;
}

/** "1.9883 mg/dL", "<0.2 mg/dL", "1-2": a number as it was understood. */
export function intervalText(interval: Interval, unit = ''): string {
  const number = isPoint(interval) ? `${interval.low}` : rangeText(interval);
  return unit ? `${number} ${unit}` : number;
}

function rangeText({ low, high, lowOpen, highOpen }: Interval): string {
  if (low === Number.NEGATIVE_INFINITY) return `${highOpen ? '<' : '<='}${high}`;
  if (high === Number.POSITIVE_INFINITY) return `${lowOpen ? '>' : '>='}${low}`;
  return `${low}-${high}`;
}
