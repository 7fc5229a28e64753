import type { SurvivalYear, TimeToEvent } from '../result.ts';
import { kaplanMeier, medianSurvival, type SurvivalTime } from '../survival.ts';
import type { Breach } from './violation.ts';

const MONTHS: Readonly<Record<SurvivalYear, number>> = { '1y': 12, '3y': 36, '5y': 60 };
const YEARS = ['1y', '3y', '5y'] as const;

const survivalByMonth = ({ survivalPercent = {} }: TimeToEvent) =>
  YEARS.flatMap((year) => {
    const percent = survivalPercent[year];
    return percent === undefined ? [] : [{ months: MONTHS[year], percent }];
  });

/** More than half alive at a time: the median lies beyond it. Fewer than half: the median is not beyond it. */
export function medianAgainstSurvival(result: TimeToEvent): readonly Breach[] {
  const { medianMonths } = result;
  if (medianMonths === null) return [];
  const median = medianMonths === 'not-reached' ? Number.POSITIVE_INFINITY : medianMonths;
  return survivalByMonth(result)
    .filter(({ months, percent }) => (percent > 50 && median <= months) || (percent < 50 && median > months))
    .map(({ months, percent }) => ({
      check: 'median-against-survival',
      because: `median ${medianMonths} months, but ${percent} % alive at ${months} months`,
    }));
}

/** The share alive stays between 0 and 100 % and never rises. */
export function survivalNeverRises(result: TimeToEvent): readonly Breach[] {
  const steps = [{ months: 0, percent: 100 }, ...survivalByMonth(result)];
  return steps.slice(1).flatMap(({ months, percent }, index) => {
    const before = steps[index]?.percent ?? 100;
    if (percent >= 0 && percent <= before) return [];
    return [{ check: 'survival-never-rises', because: `${percent} % at ${months} months after ${before} %` }];
  });
}

/** A median lies inside its own confidence interval and its range. */
export function medianInsideInterval({ medianMonths, ci95Months, rangeMonths }: TimeToEvent): readonly Breach[] {
  return [ci95Months, rangeMonths].flatMap((interval) => {
    if (!interval) return [];
    const [low, high] = interval;
    const inside = typeof medianMonths !== 'number' || (low <= medianMonths && medianMonths <= high);
    if (low <= high && inside) return [];
    return [{ check: 'median-inside-interval', because: `median ${medianMonths} in ${low} to ${high} months` }];
  });
}

/** Nobody's time is negative: an interval that begins at exactly 0 was cut off there. */
export function intervalCutAtZero({ ci95Months }: TimeToEvent): readonly Breach[] {
  if (ci95Months?.[0] !== 0) return [];
  return [{ check: 'interval-cut-at-zero', because: `confidence interval from 0 to ${ci95Months[1]} months` }];
}

/** A median agrees with the Kaplan-Meier estimate from the individual rows, where these are printed. */
export function medianAgainstPatients(
  { medianMonths }: TimeToEvent,
  patients: readonly [SurvivalTime, ...SurvivalTime[]],
): readonly Breach[] {
  const recomputed = medianSurvival(kaplanMeier(patients));
  if (medianMonths === null || medianMonths === recomputed) return [];
  return [{ check: 'median-against-patients', because: `median ${medianMonths}, from the rows ${recomputed}` }];
}
