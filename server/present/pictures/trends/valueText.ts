import { numberText, unitText } from '../../figure.ts';
import type { TrendMark, TrendModel } from './trendModel.ts';

type Value = Pick<TrendMark, 'shape' | 'low' | 'high' | 'reading'>;

/** "1.8 mg/dL", "< 0.2 mg/dL", "1 to 2": short enough to read, and never rounded onto or across the limit. */
export function valueText(mark: Value, { limits, unit }: Pick<TrendModel, 'limits' | 'unit'>): string {
  return [numbersText(mark, limits.inForce?.value ?? null), unitText(unit)].filter((part) => part !== '').join(' ');
}

/** The same without its unit, as it stands beside a point. */
export function numbersText({ shape, low, high, reading }: Value, limit: number | null): string {
  const { lowOpen, highOpen } = reading.measure.interval;
  switch (shape) {
    case 'point':
      return numberText(low, limit);
    case 'at-most':
      return `${highOpen ? '<' : '≤'} ${numberText(high, limit)}`;
    case 'at-least':
      return `${lowOpen ? '>' : '≥'} ${numberText(low, limit)}`;
    case 'range':
      return `${numberText(low, limit)} to ${numberText(high, limit)}`;
  }
}
