import type { Outcome } from '../../../evidence/outcome.ts';
import { kaplanMeier, medianSurvival, type SurvivalStep } from '../../../evidence/survival.ts';
import { ORIGIN_WORDS } from '../../../evidence/timeOrigin.ts';

/** A Kaplan-Meier estimate recomputed from printed individual rows. */
export interface SurvivalTable {
  readonly caption: string;
  /** How it was computed, and what it comes to. */
  readonly remark: string;
  readonly outcome: string;
  readonly rows: readonly SurvivalRow[];
}

interface SurvivalRow {
  readonly months: string;
  readonly atRisk: string;
  readonly deaths: string;
  readonly censored: string;
  readonly survival: string;
  readonly standardError: string;
  readonly interval: string;
}

/** `null` where the publication prints no individual rows. */
export function survivalTable({ id, patients, result }: Outcome): SurvivalTable | null {
  const [first, ...others] = patients ?? [];
  if (!first || result.kind !== 'time-to-event') return null;
  const rows = [first, ...others] as const;
  const curve = kaplanMeier(rows);
  const median = medianSurvival(curve);
  const deaths = rows.filter(({ died }) => died).length;
  const reached = median === 'not-reached' ? 'the median is not reached' : `the median is ${median} months`;
  return {
    caption: `${rows.length} patients, ${deaths} deaths: Kaplan-Meier estimate, counted ${ORIGIN_WORDS[result.origin]}`,
    remark: `Recomputed from the individual rows that the publication prints; standard error by Greenwood, interval on the log-log scale. In this estimate ${reached}.`,
    outcome: id,
    rows: curve.map(survivalRow),
  };
}

const survivalRow = ({
  months,
  atRisk,
  deaths,
  censored,
  survival,
  standardError,
  ci95,
}: SurvivalStep): SurvivalRow => ({
  months: `${months}`,
  atRisk: `${atRisk}`,
  deaths: `${deaths}`,
  censored: `${censored}`,
  survival: percent(survival),
  // At 100 % the error is zero by construction and the interval has no meaning.
  standardError: standardError === null || ci95 === null ? 'none' : percent(standardError),
  interval: ci95 === null ? 'none' : `${percent(ci95[0])} to ${percent(ci95[1])}`,
});

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
