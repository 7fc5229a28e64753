import type { Counts, Rates, Result } from '../result.ts';
import type { Figures } from './figures.ts';
import type { Breach } from './violation.ts';

/** Digits after the point with which a row of percentages was printed: those of its most exact member. */
const digits = (percents: readonly number[]): number =>
  Math.max(0, ...percents.map((percent) => `${percent}`.split('.')[1]?.length ?? 0));

/** Half a unit of the last printed digit, and a hair for binary fractions. */
const tolerance = (percents: readonly number[]): number => 0.5 * 10 ** -digits(percents) + 1e-9;

/** A printed percentage is its count divided by its whole. */
export function percentFromCount({ counts, of }: Counts): readonly Breach[] {
  const allowed = tolerance(counts.flatMap(({ printedPercent }) => printedPercent ?? []));
  return counts.flatMap(({ label, n, printedPercent }) => {
    const percent = (100 * n) / of;
    if (printedPercent === undefined || Math.abs(percent - printedPercent) <= allowed) return [];
    return [
      {
        check: 'percent-from-count',
        because: `${label}: ${n} of ${of} is ${percent.toFixed(1)} %, not ${printedPercent} %`,
      },
    ];
  });
}

/** A percentage without its count is at least some whole number of its patients. */
export function percentOfSomeCount({ rates }: Rates): readonly Breach[] {
  const allowed = tolerance(rates.map(({ percent }) => percent));
  return rates.flatMap(({ label, percent, of }) => {
    if (of === null || Math.abs((100 * Math.round((percent * of) / 100)) / of - percent) <= allowed) return [];
    return [{ check: 'percent-from-count', because: `${label}: no number of ${of} patients is ${percent} %` }];
  });
}

/** Counts are whole numbers within their whole, and fill it when every patient stands in exactly one of them. */
export function countsAddUp({ counts, of, partition }: Counts): readonly Breach[] {
  const outside = counts.filter(({ n }) => !Number.isInteger(n) || n < 0 || n > of);
  const sum = counts.reduce((total, { n }) => total + n, 0);
  return [
    ...outside.map(({ label, n }) => ({ check: 'counts-add-up' as const, because: `${label}: ${n} of ${of}` })),
    ...(partition && sum !== of ? [{ check: 'counts-add-up' as const, because: `${sum} of ${of} are counted` }] : []),
  ];
}

/** What is counted is counted in the group that the outcome states: all of it, and no part of it is larger. */
export function wholeIsGroup({ n, result }: Figures): readonly Breach[] {
  if (n === null) return [];
  const wholes = wholesOf(result).filter((of) => (result.kind === 'counts' ? of !== n : of > n));
  return wholes.map((of) => ({ check: 'counts-add-up', because: `counted in ${of} of a group of ${n}` }));
}

function wholesOf(result: Result): readonly number[] {
  if (result.kind === 'counts') return [result.of];
  return result.kind === 'rates' ? result.rates.flatMap(({ of }) => of ?? []) : [];
}
