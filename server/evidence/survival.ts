/** One patient's follow-up: until death, or until last seen alive (censored). */
export interface SurvivalTime {
  readonly months: number;
  readonly died: boolean;
}

/** The Kaplan-Meier estimate at one observed time. Survival is a share, 0 to 1. */
export interface SurvivalStep {
  readonly months: number;
  /** Alive and under observation just before this time. */
  readonly atRisk: number;
  readonly deaths: number;
  readonly censored: number;
  readonly survival: number;
  /** Greenwood's standard error; `null` once nobody survives. */
  readonly standardError: number | null;
  /** 95 % interval on the log(-log) scale; `null` where it is undefined (survival 1 or 0). */
  readonly ci95: readonly [number, number] | null;
}

type NonEmpty<T> = readonly [T, ...T[]];

const Z_95 = 1.959963984540054;

/**
 * Product-limit estimate over individual rows, one step for each distinct time, earliest first.
 * Deaths at a time come before censorings at the same time, as is the convention.
 *
 * Kaplan EL, Meier P. J Am Stat Assoc 1958;53:457-481. Variance: Greenwood 1926.
 * Interval: Kalbfleisch JD, Prentice RL. The Statistical Analysis of Failure Time Data (log-log transformation).
 *
 * @throws RangeError when a time is negative or not finite.
 */
export function kaplanMeier(rows: NonEmpty<SurvivalTime>): NonEmpty<SurvivalStep> {
  for (const { months } of rows) {
    if (!Number.isFinite(months) || months < 0) throw new RangeError(`not a survival time: ${months} months`);
  }
  const [first, ...others] = [...new Set(rows.map((row) => row.months))].sort((a, b) => a - b);
  const start = { survival: 1, greenwoodSum: 0 };
  let state = advance(rows, first ?? 0, start);
  const steps: [SurvivalStep, ...SurvivalStep[]] = [state.step];
  for (const months of others) {
    state = advance(rows, months, state);
    steps.push(state.step);
  }
  return steps;
}

interface State {
  readonly survival: number;
  /** Greenwood's running sum of deaths / (at risk x survivors). */
  readonly greenwoodSum: number;
}

function advance(rows: readonly SurvivalTime[], months: number, before: State): State & { step: SurvivalStep } {
  const atRisk = numberAtRisk(rows, months);
  const here = rows.filter((row) => row.months === months);
  const deaths = here.filter((row) => row.died).length;
  const survival = before.survival * (1 - deaths / atRisk);
  const greenwoodSum = before.greenwoodSum + (atRisk > deaths ? deaths / (atRisk * (atRisk - deaths)) : 0);
  const standardError = survival === 0 ? null : survival * Math.sqrt(greenwoodSum);
  const ci95 = logLogInterval(survival, greenwoodSum);
  const step = { months, atRisk, deaths, censored: here.length - deaths, survival, standardError, ci95 };
  return { survival, greenwoodSum, step };
}

function logLogInterval(survival: number, greenwoodSum: number): readonly [number, number] | null {
  if (survival <= 0 || survival >= 1) return null;
  const spread = (Z_95 * Math.sqrt(greenwoodSum)) / Math.abs(Math.log(survival));
  return [survival ** Math.exp(spread), survival ** Math.exp(-spread)];
}

/** Patients alive and under observation just before `months`. */
export const numberAtRisk = (rows: readonly SurvivalTime[], months: number): number =>
  rows.filter((row) => row.months >= months).length;

/** First time at which half or fewer survive; `not-reached` when the curve stays above one half. */
export const medianSurvival = (curve: readonly SurvivalStep[]): number | 'not-reached' =>
  curve.find((step) => step.survival <= 0.5)?.months ?? 'not-reached';

/** Share alive at `months`; `null` beyond the last observation while somebody was still alive. */
export function survivalAt(curve: NonEmpty<SurvivalStep>, months: number): number | null {
  const last = curve.at(-1) ?? curve[0];
  if (months > last.months && last.survival > 0) return null;
  return curve.findLast((step) => step.months <= months)?.survival ?? 1;
}
