import type { Fact } from '../../chart/fact.ts';
import type { Elapsed, TimeToTreatment } from '../../scores/afterTreatment/timeToTreatment.ts';
import type { Moment } from '../moment.ts';
import { type SourceLine, sourceLines } from '../sourceLine.ts';
import { type SourceRow, sourceRow } from '../sourceRows.ts';

/** How long after the liver metastasis the first treatment came, and on which side of the series' split that is. */
export interface TimeToTreatmentRow {
  readonly found: string;
  readonly isReason: boolean;
  /** `null` when the time is not known. */
  readonly split: string | null;
  readonly sources: readonly SourceLine[];
  readonly setAside: readonly SourceRow[];
}

const SPLITS: Readonly<Record<TimeToTreatment['split'], string>> = {
  'up-to-4-months': 'within 4 months',
  'over-4-months': 'later than 4 months',
  either: 'on either side of 4 months: the recorded dates do not say',
};

export function timeToTreatmentRow(fact: Fact<TimeToTreatment>, moment: Moment): TimeToTreatmentRow {
  const rows = {
    sources: sourceLines(
      fact.sources.map((source) => sourceRow(source, moment)),
      '',
    ),
    setAside: fact.setAside.map((source) => sourceRow(source, moment)),
  };
  if (!fact.known) return { found: fact.because, isReason: true, split: null, ...rows };
  const { shortest, longest, split } = fact.value;
  const same = shortest.days === longest.days;
  const found = same ? elapsedText(shortest) : `${elapsedText(shortest)} to ${elapsedText(longest)}`;
  return { found, isReason: false, split: SPLITS[split], ...rows };
}

const elapsedText = ({ days, months, daysBeyond }: Elapsed): string =>
  months === 0
    ? counted(days, 'day')
    : `${counted(days, 'day')} (${counted(months, 'month')}${daysBeyond > 0 ? ` and ${counted(daysBeyond, 'day')}` : ''})`;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
