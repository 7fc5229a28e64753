import { measuredInput } from '../../chart/inputs/index.ts';
import type { Limit } from '../../chart/limit.ts';
import type { MeasuredId, MeasuredInput } from '../../chart/measuredInput.ts';
import { limitText, shownUnit } from '../../criteria/rules/number.ts';
import { plainUnits } from '../figure.ts';

/** A limit as laboratories of either habit report the value it is held against. */
export interface LimitLines {
  /** "at most 2 mg/dL" */
  readonly conventional: string;
  /** "at most 34.2 µmol/L" */
  readonly si: string;
  /** The value has no unit, so that both lines say the same. */
  readonly unitless: boolean;
}

/** UCUM units in which a value is reported; an input that is not listed has no unit. */
const UNITS: Readonly<Partial<Record<MeasuredId, { readonly conventional: string; readonly si: string }>>> = {
  'total-bilirubin': { conventional: 'mg/dL', si: 'umol/L' },
  creatinine: { conventional: 'mg/dL', si: 'umol/L' },
  platelets: { conventional: '/uL', si: '10*9/L' },
  'largest-lesion-cm': { conventional: 'cm', si: 'mm' },
};

/** Both lines of one limit. The conversion is the engine's own: it is asked how it reads a value in the other unit. */
export function limitLines(limit: Limit, id: MeasuredId): LimitLines {
  const input = measuredInput(id);
  const units = UNITS[id];
  if (!units) {
    const text = plainUnits(limitText(limit, input.unit));
    return { conventional: text, si: text, unitless: shownUnit(input.unit) === '' };
  }
  return {
    conventional: lineIn(limit, input, units.conventional),
    si: lineIn(limit, input, units.si),
    unitless: false,
  };
}

const lineIn = (limit: Limit, input: MeasuredInput, unit: string): string =>
  unitsOnPaper(limitText(limitIn(limit, input, unit), unit));

function limitIn(limit: Limit, input: MeasuredInput, unit: string): Limit {
  if (unit === input.unit) return limit;
  const factor = factorOf(input, unit);
  const convert = (value: number): number => Number((value / factor).toPrecision(5));
  const value = convert(limit.value);
  return limit.operator === 'between' ? { ...limit, low: convert(limit.low), value } : { ...limit, value };
}

/** Values that one of the inputs finds plausible: an implausible one is refused instead of converted. */
const PROBES = [1, 10, 100, 1000, 10_000, 100_000] as const;

/** How many of the input's own unit one `unit` is. */
function factorOf(input: MeasuredInput, unit: string): number {
  for (const probe of PROBES) {
    const measure = input.read({ valueQuantity: { value: probe, unit } }, undefined);
    if ('interval' in measure) return measure.interval.low / probe;
  }
  throw new TypeError(`${input.id} is not read in ${unit}`);
}

/** "50000 /uL" as it is printed: "50,000/µL". */
function unitsOnPaper(text: string): string {
  const grouped = text.replace(/\d{5,}/g, (digits) => Number(digits).toLocaleString('en-US'));
  return plainUnits(grouped).replaceAll(' /uL', '/µL');
}
