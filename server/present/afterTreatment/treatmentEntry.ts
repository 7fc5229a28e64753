import type { TreatmentComparison } from '../../scores/afterTreatment/afterTreatment.ts';
import type { FollowUpWindow } from '../../scores/afterTreatment/followUpWindow.ts';
import { formatFhirDate } from '../dates.ts';
import type { Moment } from '../moment.ts';
import { plainDates } from '../plainDates.ts';
import { type SourceLine, sourceLines } from '../sourceLine.ts';
import { sourceRow } from '../sourceRows.ts';
import { daysFromText } from './daysFromText.ts';
import { type LaboratoryRow, laboratoryRows } from './laboratoryRows.ts';
import { type MeldChangeRow, meldChangeRow } from './meldChangeRow.ts';
import { type ResponseRow, responseRows } from './responseRows.ts';

/** One liver-directed treatment with what is recorded before and about three months after it. */
export interface TreatmentEntry {
  readonly anchor: string;
  /** "Chemoembolization, right lobe, 29 Jul 2025" */
  readonly title: string;
  readonly sources: readonly SourceLine[];
  /** Which of the treatments it is, and how far it lies from the one before. */
  readonly place: readonly string[];
  readonly window: string;
  /** Other procedures whose effect may show in the values. */
  readonly others: readonly string[];
  readonly meld: MeldChangeRow;
  readonly laboratory: readonly LaboratoryRow[];
  readonly responses: readonly ResponseRow[];
}

export function treatmentEntry(compared: TreatmentComparison, index: number, moment: Moment): TreatmentEntry {
  const { session, window, meld, laboratory, otherTreatments } = compared;
  return {
    anchor: `treatment-${index + 1}`,
    title: `${session.name}, ${formatFhirDate(session.day, moment.zone)}`,
    sources: sourceLines(
      session.sources.map((source) => sourceRow(source, moment)),
      session.name,
    ),
    place: placeTexts(compared).map((text) => plainDates(text, moment.zone)),
    window: windowText(window, moment),
    others: otherTreatments.map(
      ({ name, daysFromTreatment, sources }) =>
        `${name}, ${daysFromText(daysFromTreatment)} (${sources.map(({ reference }) => reference).join(', ')})`,
    ),
    meld: meldChangeRow(meld, moment),
    laboratory: laboratoryRows(laboratory, moment),
    responses: responseRows(compared, moment),
  };
}

/** The series looked at the visit after the first treatment only, so it matters which one this is. */
function placeTexts({ isFirst, interval }: TreatmentComparison): readonly string[] {
  const first = 'First liver-directed treatment in this chart; the series assessed toxicity after the first.';
  const later = 'Not the first in this chart; the series assessed toxicity after the first only.';
  const uncertain = 'Whether it is the first liver-directed treatment cannot be said from this chart.';
  const place = isFirst === null ? uncertain : isFirst ? first : later;
  return interval ? [place, `Interval: ${interval.because}.`] : [place];
}

function windowText({ from, to, target, because, state }: FollowUpWindow, { zone }: Moment): string {
  const [first, last, nearest] = [from, to, target].map((day) => formatFhirDate(day, zone));
  const status = { 'not-begun': ' It has not begun.', open: ' It is still open.', closed: '' }[state];
  return `Follow-up counts from ${first} to ${last} (${because}); of several values the nearest to ${nearest}.${status}`;
}
