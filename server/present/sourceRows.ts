import type { SetAside, Source } from '../chart/fact.ts';
import { formatAge, formatDay, formatFhirDate } from './dates.ts';
import { plainUnits } from './figure.ts';
import type { Moment } from './moment.ts';

/** One reading as a row: enough for a reader to find it in the chart and check it. */
export interface SourceRow {
  readonly asRecorded: string;
  readonly converted: string | null;
  readonly date: string;
  readonly age: string;
  readonly status: string | null;
  readonly reference: string;
  /** "entered here by Dr Lee" or "chart". */
  readonly origin: string;
  /** Why the value does not decide; `null` for a value that does. */
  readonly setAsideBecause: string | null;
}

/** What a clinician entered in LiverMet, as opposed to what the EHR's record holds. */
export const isAnswer = (source: Source): boolean => source.reference.startsWith('answer/');

/** The EHR names a user by an address; the end of it is what people know. */
export const userName = (by: string): string => (by.includes('://') ? by.split('/').slice(-2).join('/') : by);

/** "entered here by Dr Lee, holds until 24 Jan 2027, site policy"; how long it holds is said of an answer that decides. */
export function enteredText(source: Source | SetAside, zone: string): string {
  const by = `entered here by ${source.by === undefined ? 'an unnamed user' : userName(source.by)}`;
  return source.holdsUntil === undefined || 'because' in source ? by : `${by}, ${holdsText(source.holdsUntil, zone)}`;
}

/** @param until ISO instant */
export const holdsText = (until: string, zone: string): string => `holds until ${formatDay(until, zone)}, site policy`;

export function sourceRow(source: Source | SetAside, { asOf, zone }: Moment): SourceRow {
  return {
    asRecorded: source.asRecorded,
    converted: source.converted === undefined ? null : plainUnits(source.converted),
    date: formatFhirDate(source.recordedAt, zone),
    age: formatAge(source.recordedAt, asOf, zone),
    status: source.status ?? null,
    reference: source.reference,
    origin: isAnswer(source) ? enteredText(source, zone) : 'chart',
    setAsideBecause: 'because' in source ? source.because : null,
  };
}
