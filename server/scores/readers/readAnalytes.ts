import type { Fact } from '../../chart/fact.ts';
import type { Facts } from '../../chart/facts.ts';
import { type Interval, isPoint } from '../../chart/interval.ts';
import { intervalText } from '../../chart/quantity.ts';
import { type Bounds, clamp } from '../bounds.ts';
import type { ScoreInput } from '../score.ts';
import { type Reading, unread } from './reading.ts';

/** The laboratory values that scores read, under the names the formulas give them. */
export const ANALYTES = {
  creatinine: { id: 'creatinine', label: 'creatinine', unit: 'mg/dL' },
  bilirubin: { id: 'total-bilirubin', label: 'total bilirubin', unit: 'mg/dL' },
  inr: { id: 'inr', label: 'INR', unit: '{INR}' },
  sodium: { id: 'sodium', label: 'sodium', unit: 'mmol/L' },
  albumin: { id: 'albumin', label: 'albumin', unit: 'g/dL' },
} as const;
export type Analyte = keyof typeof ANALYTES;

/** Makes one number of what the chart states, or says why that cannot be done: "which is not one number". */
export type Collapse = (interval: Interval) => number | string;

export interface AnalyteReadings<A extends Analyte> {
  /** By input id. */
  readonly inputs: Readonly<Record<string, ScoreInput>>;
  readonly missing: readonly string[];
  /** All values, or `undefined` when one is missing. */
  readonly used: Readonly<Record<A, number>> | undefined;
}

/** Reads several laboratory values, each within the bounds of its formula. */
export function readAnalytes<A extends Analyte>(facts: Facts, bounds: Readonly<Record<A, Bounds>>): AnalyteReadings<A> {
  const names = Object.keys(bounds) as A[];
  const readings = names.map((name) => ({ name, ...readBounded(name, facts[ANALYTES[name].id], bounds[name]) }));
  const inputs = Object.fromEntries(readings.map(({ name, input }) => [ANALYTES[name].id, input]));
  const missing = readings.flatMap(({ input }) => input.missing ?? []);
  const used = Object.fromEntries(readings.map((reading) => [reading.name, reading.used]));
  return { inputs, missing, used: missing.length === 0 ? (used as Record<A, number>) : undefined };
}

/** A range such as "<0.2" is usable when the bounds make one number of it. */
function readBounded(name: Analyte, fact: Fact<Interval>, bounds: Bounds): Reading<number> {
  const reading = readAnalyte(name, fact, ({ low, high }) => {
    const used = clamp(low, bounds);
    return Number.isFinite(used) && used === clamp(high, bounds) ? used : 'which is not one number';
  });
  const { used, input } = reading;
  if (used === undefined || used === input.found) return reading;
  const limit = used < 10 ? used.toFixed(1) : String(used);
  const bound = used === bounds.lower ? `raised to ${limit} (lower bound)` : `lowered to ${limit} (upper bound)`;
  return { used, input: { ...input, used, bound } };
}

/** Reads one laboratory value, refusing numbers that no patient can have. */
export function readAnalyte(name: Analyte, fact: Fact<Interval>, collapse: Collapse): Reading<number> {
  const { label, unit } = ANALYTES[name];
  if (!fact.known) return unread(fact, label, unit);
  const { value, sources } = fact;
  const used = value.high > 0 && !Number.isNaN(value.low) ? collapse(value) : 'which no patient can have';
  const found = isPoint(value) ? value.low : intervalText(value);
  if (typeof used === 'number') return { used, input: { found, used: found, unit, sources } };
  const missing = `${label}: recorded as ${intervalText(value, name === 'inr' ? '' : unit)}, ${used}`;
  return { used: undefined, input: { found: String(found), used: 'unknown', unit, missing, sources } };
}
