import type { Publication } from '../publication.ts';
import { printedFigures } from './figures.ts';
import type { Violation } from './violation.ts';

/** Two groups with different medians do not share one confidence interval: one of the two was copied. */
export function intervalsRepeated({ outcomes }: Publication): readonly Violation[] {
  const intervals = outcomes.flatMap((outcome) => {
    const { result } = printedFigures(outcome);
    if (result.kind !== 'time-to-event' || !result.ci95Months) return [];
    return [{ id: outcome.id, interval: result.ci95Months.join(' to '), median: result.medianMonths }];
  });
  return intervals.flatMap(({ id, interval, median }, index) => {
    const twin = intervals.slice(0, index).find((other) => other.interval === interval && other.median !== median);
    if (!twin) return [];
    return [
      { check: 'interval-repeated', outcome: id, because: `${interval} months, as for ${twin.id} with another median` },
    ];
  });
}
