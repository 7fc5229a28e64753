import { formatFhirDate } from '../../dates.ts';
import type { Moment } from '../../moment.ts';
import type { ChartEvent, Lane } from '../chartEvent.ts';
import { dayText } from '../dayText.ts';
import type { TimelineModel, TimelineRow } from './timelineModel.ts';

export const LANE_TITLES: Readonly<Record<Lane, string>> = {
  diagnosis: 'Diagnosis',
  'liver-metastasis': 'Liver metastasis',
  elsewhere: 'Metastasis elsewhere',
  procedure: 'Liver procedure',
  drug: 'Doxorubicin',
};

/** ", 29 Jul 2025", " ×3, 29 Jul 2025 to 1 Dec 2025" */
export function datesText({ events }: TimelineRow, { zone }: Moment): string {
  const [first, last] = [events[0], events.at(-1)].map((event) => dayText(event?.source.recordedAt ?? '', zone));
  return events.length > 1 ? ` ×${events.length}, ${first} to ${last}` : `, ${first}`;
}

/** What happened when, row for row. */
export function timelineWords({ rows }: TimelineModel, moment: Moment): readonly string[] {
  const told = rows.map((row) => {
    const doubt = row.isDoubtful ? ' (hollow: not counted, or not certain)' : '';
    return `${LANE_TITLES[row.lane]}: ${row.name}${datesText(row, moment)}${doubt}.`;
  });
  return told.length > 0 ? told : ['Nothing with a date is recorded.'];
}

/** One row of the table behind the picture. */
export const eventCells = ({ lane, source, doubt }: ChartEvent, { zone }: Moment): readonly string[] => [
  formatFhirDate(source.recordedAt, zone),
  [LANE_TITLES[lane], source.asRecorded].filter((part) => part !== '').join(': ') +
    (doubt === null ? '' : ` (${doubt})`),
  source.reference,
];
