import { DateTime } from 'luxon';

/** Moves instants so that an axis in UTC shows the days of the site. One shift for a whole picture keeps their order. */
export type PlotTime = (epochMs: number) => Date;

/** @param asOf epoch milliseconds, whose offset from UTC is taken for all */
export function plotTime(asOf: number, zone: string): PlotTime {
  const shift = DateTime.fromMillis(asOf, { zone }).offset * 60_000;
  return (epochMs) => new Date(epochMs + shift);
}
