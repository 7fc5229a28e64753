import { DateTime } from 'luxon';
import type { LiverProcedure } from '../../chart/facts.ts';
import { type Period, periodOf } from '../../chart/time.ts';

/** The split of Krzyston 2020, Table 2. */
const SPLIT_MONTHS = 4;

const LIVER_DIRECTED: readonly LiverProcedure['kind'][] = ['chemoembolization', 'embolization', 'y90', 'ablation'];

/**
 * Time from liver metastasis (FHIR date) to the first liver-directed treatment: the earliest in the chart, else a treatment
 * at `asOf` (ISO instant). Calendar months on the clock of `zone`; exactly four months are "up to 4".
 *
 * `null` when a partial date leaves both sides possible, when a date cannot be read, or when the treatment came first.
 */
export function treatmentDelay(
  metastasisDate: string,
  procedures: readonly LiverProcedure[],
  asOf: string,
  zone: string,
): 'up-to-4' | 'over-4' | null {
  const metastasis = periodOf(metastasisDate, zone);
  const treatment = firstTreatment(procedures, zone) ?? periodOf(asOf, zone);
  if (!metastasis || !treatment || treatment === 'undated' || treatment.end < metastasis.start) return null;
  if (treatment.end <= fourMonthsAfter(metastasis.start, zone)) return 'up-to-4';
  return treatment.start > fourMonthsAfter(metastasis.end, zone) ? 'over-4' : null;
}

/** The earliest liver-directed treatment; `undefined` when there was none; `undated` when one of them has no date. */
function firstTreatment(procedures: readonly LiverProcedure[], zone: string): Period | 'undated' | undefined {
  const periods = procedures
    .filter(({ kind }) => LIVER_DIRECTED.includes(kind))
    .map(({ performed }) => periodOf(performed, zone));
  const dated = periods.filter((period) => period !== undefined);
  if (dated.length < periods.length) return 'undated';
  return dated.toSorted((a, b) => a.start - b.start || a.end - b.end)[0];
}

const fourMonthsAfter = (millis: number, zone: string): number =>
  DateTime.fromMillis(millis, { zone }).plus({ months: SPLIT_MONTHS }).endOf('day').toMillis();
