import { type Interval, isPoint } from '../../chart/interval.ts';
import { intervalText } from '../../chart/quantity.ts';

/** "1.9 mg/dL"; INR has no unit to show. */
export const valueText = (value: Interval | number, unit: string): string => {
  const shown = unit === '{INR}' ? '' : unit;
  return typeof value === 'number' ? `${value}${shown ? ` ${shown}` : ''}` : intervalText(value, shown);
};

/** "1.9 mg/dL is 1.583 times the upper limit of normal (1.2 mg/dL)"; a range is set beside the reference without a quotient. */
export function timesText(value: Interval, reference: Interval | number, called: string, unit: string): string {
  const against = typeof reference === 'number' || !isPoint(reference) ? reference : reference.low;
  const stated = `${called} (${valueText(reference, unit)})`;
  if (!isPoint(value) || typeof against !== 'number' || against === 0)
    return `${valueText(value, unit)} against ${stated}`;
  return `${valueText(value, unit)} is ${Number((value.low / against).toPrecision(4))} times ${stated}`;
}
