/** A point of a p-chart: the share of one month and between which limits chance alone would leave it. Shares 0 to 1. */
export interface ChartPoint {
  readonly month: string;
  readonly n: number;
  readonly of: number;
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  readonly outside: boolean;
}

export interface PChart {
  /** The share over all months; over those shown where that of all is withheld. */
  readonly center: number;
  readonly isOfAll: boolean;
  /** Months without a case have none. */
  readonly points: readonly ChartPoint[];
}

/**
 * Control chart of a share with limits three standard errors from the center, wider for months with fewer cases.
 *
 * Shewhart; Montgomery DC. Introduction to Statistical Quality Control: control chart for fraction nonconforming, variable sample size.
 *
 * @param overall the share over all months, `null` where it is withheld
 */
export function pChart(
  months: readonly { readonly month: string; readonly n: number; readonly of: number }[],
  overall: number | null,
): PChart | null {
  const counted = months.filter(({ of }) => of > 0);
  const all = counted.reduce((sum, { of }) => sum + of, 0);
  if (all === 0) return null;
  const center = overall ?? counted.reduce((sum, { n }) => sum + n, 0) / all;
  const points = counted.map(({ month, n, of }) => {
    const reach = 3 * Math.sqrt((center * (1 - center)) / of);
    const [share, lower, upper] = [n / of, Math.max(0, center - reach), Math.min(1, center + reach)];
    return { month, n, of, share, lower, upper, outside: share < lower || share > upper };
  });
  return { center, isOfAll: overall !== null, points };
}
