import type { AuditReport, Group } from '../../audit/auditReport.ts';
import { type PChart, pChart } from '../../audit/pChart.ts';
import { type Rate, ratesOf } from '../../audit/rate.ts';
import type { Reading } from '../../audit/reading.ts';
import { SMALL } from '../../audit/suppress.ts';
import type { Tally } from '../../audit/tally.ts';
import { GRADED_IDS } from '../../scores/ctcae/terms/index.ts';

/** `summary.json`: every count and rate of the report, for other programs. A withheld count is `null`. */
export function summary(report: AuditReport, reading: Reading, isShared: boolean): unknown {
  const { plan, funnel, overall, complete, byTherapy, byCriterion, byMonth, byPerformer, sameDayOrderUnknown } = report;
  const { period, policy, until } = plan;
  return {
    period: { from: period.from, to: period.to, timeZone: policy.timeZone },
    until,
    sitePolicy: { lookBackDays: policy.lookBackDays, limits: policy.limits },
    shared: isShared ? { smallCountsWithheldUpTo: SMALL } : null,
    funnel,
    overall: withRates(overall),
    complete: complete && { cases: complete, rate: rounded(ratesOf(complete).documented) },
    byTherapy: byTherapy.map(line),
    byCriterion: byCriterion.map(line),
    byMonth: byMonth.map(line),
    controlChart: controlChart(report),
    byPerformer: byPerformer?.map(({ name, ...group }) => ({ ...line(group), name })) ?? null,
    sameDayOrderUnknown,
    // `laboratory.complete` counts those with all of these.
    followUp: { ...report.followUp, compared: GRADED_IDS },
    leftOut: isShared ? null : report.leftOut,
    undated: isShared ? null : report.undated.map(({ reference, because }) => ({ reference, because })),
    whatIf: report.whatIf.map(({ name, tally, changed }) => ({ name, changed, ...withRates(tally) })),
    entered: report.entered,
    reading: isShared ? { ...reading, bad: reading.badCount } : reading,
  };
}

/** The share of documented cases that are adherent, month by month, about that of all of them. */
export const controlChart = ({ overall, byMonth }: AuditReport): PChart | null =>
  pChart(
    byMonth.flatMap(({ id, tally }) => {
      const { documented } = ratesOf(tally);
      return documented ? [{ month: id, n: documented.n, of: documented.of }] : [];
    }),
    ratesOf(overall).documented?.share ?? null,
  );

/** Months with cases whose share of documented ones is not shown. */
export const monthsWithheld = ({ byMonth }: AuditReport): readonly string[] =>
  byMonth.flatMap(({ id, tally }) => ([tally.all, tally.adherent, tally['not-documented']].includes(null) ? [id] : []));

const line = ({ id, tally }: Group) => ({ id, ...withRates(tally) });

function withRates(tally: Tally) {
  const { withUndocumented, documented } = ratesOf(tally);
  return { cases: tally, rate: rounded(withUndocumented), rateOfDocumented: rounded(documented) };
}

const rounded = (rate: Rate | null) =>
  rate && { n: rate.n, of: rate.of, share: six(rate.share), low: six(rate.low), high: six(rate.high) };

const six = (share: number): number => Number(share.toFixed(6));
