import type { Rate } from '../../evidence/responseRates.ts';

/** "53.8%": one decimal, none where it would be zero. */
export const percentText = (percent: number): string => `${Number(percent.toFixed(1))}%`;

/** "25.1 to 80.8%" */
export const intervalText = ([low, high]: readonly [number, number]): string =>
  `${Number(low.toFixed(1))} to ${percentText(high)}`;

/** "7 of 13: 53.8% (25.1 to 80.8%)"; of a single patient, no share and no interval: one case is no estimate. */
export function rateText({ n, of, percent, ci95Percent }: Rate): string {
  if (of === 1) return `${n} of 1`;
  return `${n} of ${of}: ${percentText(percent)} (${intervalText(ci95Percent)})`;
}
