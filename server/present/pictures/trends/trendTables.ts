import { formatFhirDate } from '../../dates.ts';
import { plainUnits, unitText } from '../../figure.ts';
import type { Moment } from '../../moment.ts';
import type { PictureTable } from '../picture.ts';
import type { TrendMark, TrendModel } from './trendModel.ts';
import { numbersText } from './valueText.ts';

/** The values that are drawn, newest first, as the chart has them. */
export const drawnTable = (model: TrendModel, { zone }: Moment): PictureTable => ({
  caption: `${[model.title, unitText(model.unit)].filter((part) => part !== '').join(', ')}: values drawn`,
  columns: ['Date', 'Value', 'Observation'],
  rows: model.marks
    .toReversed()
    .map((mark) => [
      formatFhirDate(mark.reading.source.recordedAt, zone),
      [numbersText(mark, model.limits.inForce?.value ?? null), ...remarks(mark)].join(', '),
      idOf(mark.reading.source),
    ]),
});

/** The column says already what kind of resource it is. */
const idOf = ({ reference }: { readonly reference: string }): string => reference.replace(/^Observation\//, '');

function remarks({ reading, isContradicted }: TrendMark): readonly string[] {
  const { asRecorded, converted, status } = reading.source;
  return [
    ...(converted === undefined ? [] : [`recorded as ${plainUnits(asRecorded)}`]),
    ...(status === undefined || status === 'final' ? [] : [status]),
    ...(isContradicted ? ['another value of the same time differs'] : []),
  ];
}

/** What one list shows at most; the rest is counted. */
const MOST_LISTED = 4;

/** What is seen in the chart and not drawn, with the reason. */
export function notDrawnTables({ title, notDrawn }: TrendModel, { zone }: Moment): readonly PictureTable[] {
  if (notDrawn.length === 0) return [];
  const rows = notDrawn
    .slice(0, MOST_LISTED)
    .map(({ recordedAt, asRecorded, because, reference }) => [
      formatFhirDate(recordedAt, zone),
      `${plainUnits(asRecorded)}: ${plainUnits(because)}`,
      idOf({ reference }),
    ]);
  const rest = notDrawn.length - rows.length;
  const more = rest > 0 ? ` (the first ${MOST_LISTED} of ${notDrawn.length})` : '';
  return [
    { caption: `${title}: not drawn${more}`, columns: ['Date', 'As recorded, and why not', 'Observation'], rows },
  ];
}
