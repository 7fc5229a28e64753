import type { Facts } from '../../chart/facts.ts';
import type { AfterTreatment, TreatmentComparison } from '../../scores/afterTreatment/afterTreatment.ts';
import { dayOfInstant, daysBetween, plusDays } from '../../scores/afterTreatment/days.ts';
import { STAGING_DAYS } from '../../scores/afterTreatment/stagingInterval.ts';
import type { Assessment } from '../assessment.ts';
import { formatFhirDate } from '../dates.ts';
import type { Moment } from '../moment.ts';
import { plainDates } from '../plainDates.ts';
import { type SourceRow, sourceRow } from '../sourceRows.ts';

/** Liver-directed treatments in the chart, for the staging of disease in both lobes. */
export interface EarlierTreatments {
  readonly rows: readonly EarlierTreatmentRow[];
  /** Said when no treatment with a day is recorded. */
  readonly nothing: string | null;
  /** Treatments whose day is not recorded. */
  readonly undated: readonly SourceRow[];
  readonly resections: readonly string[];
  /** Why treatments may be missing. */
  readonly incomplete: string | null;
  /** When 5 to 7 weeks after the latest chemoembolization are or were. */
  readonly span: string | null;
}

export interface EarlierTreatmentRow {
  readonly date: string;
  readonly name: string;
  /** "128 days (18 weeks and 2 days)" */
  readonly since: string;
  /** To an earlier treatment, which it names, beside the interval of the series; `null` for the first. */
  readonly interval: string | null;
  readonly references: readonly string[];
}

export function earlierTreatments({ afterTreatment, facts, asOf, policy }: Assessment): EarlierTreatments {
  const moment = { asOf, zone: policy.timeZone };
  const { treatments, undated, incomplete } = afterTreatment;
  return {
    rows: treatments.map((treatment) => treatmentRow(treatment, moment)),
    nothing:
      treatments.length > 0
        ? null
        : 'No liver-directed treatment is recorded, which does not show that there was none.',
    undated: undated.map((procedure) => sourceRow(procedure, moment)),
    resections: resectionsOf(facts, moment),
    incomplete: incomplete ?? null,
    span: spanOf(afterTreatment, moment),
  };
}

function treatmentRow({ session, interval }: TreatmentComparison, { asOf, zone }: Moment): EarlierTreatmentRow {
  return {
    date: formatFhirDate(session.day, zone),
    name: session.name,
    since: daysText(daysBetween(session.day, dayOfInstant(Date.parse(asOf), zone))),
    interval: interval ? plainDates(interval.because, zone) : null,
    references: session.sources.map(({ reference }) => reference),
  };
}

/** "42 days (6 weeks)" */
export function daysText(days: number): string {
  const [weeks, rest] = [Math.floor(days / 7), days % 7];
  const parts = [weeks > 0 ? counted(weeks, 'week') : '', rest > 0 ? counted(rest, 'day') : ''].filter(Boolean);
  return weeks > 0 ? `${counted(days, 'day')} (${parts.join(' and ')})` : counted(days, 'day');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function resectionsOf(facts: Facts, { zone }: Moment): readonly string[] {
  const fact = facts['prior-liver-procedures'];
  const resections = fact.known ? fact.value.filter(({ kind }) => kind === 'resection') : [];
  return resections.map(
    ({ name, performed, reference }) => `${name}, ${formatFhirDate(performed, zone)} (${reference})`,
  );
}

function spanOf({ treatments }: AfterTreatment, { zone }: Moment): string | null {
  const latest = treatments.findLast(({ session }) => session.kind === 'chemoembolization');
  if (!latest) return null;
  const [from, to] = [STAGING_DAYS.from, STAGING_DAYS.to].map((days) =>
    formatFhirDate(plusDays(latest.session.day, days), zone),
  );
  return `5 to 7 weeks after the latest chemoembolization: ${from} to ${to}. Which lobe was treated, and whether with beads, is not read from the chart.`;
}
