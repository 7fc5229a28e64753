import type { Period } from '../../../chart/time.ts';
import { daysBefore } from '../../../chart/time.ts';
import type { Trend } from '../../../chart/trend.ts';
import type { Moment } from '../../moment.ts';

/** The stretch of time that all pictures of a patient's laboratory values share, in epoch milliseconds. */
export interface TrendSpan {
  readonly from: number;
  /** The moment the page is about: nothing lies behind it. */
  readonly to: number;
}

/** What is older is listed and not drawn: the weeks that count would shrink to a line. */
export const DRAWN_MONTHS = 24;
const DRAWN_DAYS = 730;
const SHORTEST_DAYS = 60;

/** From the oldest value of the last two years; never shorter than two months, so that a single value has room. */
export function trendSpan(trends: readonly Trend[], { asOf, zone }: Moment): TrendSpan {
  const to = Date.parse(asOf);
  const earliest = daysBefore(to, DRAWN_DAYS, zone);
  const starts = trends.flatMap(({ readings }) => readings.map(({ period }) => period.start));
  const drawn = starts.filter((start) => start >= earliest);
  return { from: Math.min(daysBefore(to, SHORTEST_DAYS, zone), ...drawn), to };
}

export const isWithin = ({ from }: TrendSpan, period: Pick<Period, 'start'>): boolean => period.start >= from;
