import type { Outcome } from '../../../evidence/outcome.ts';
import { kaplanMeier, medianSurvival, numberAtRisk, type SurvivalStep } from '../../../evidence/survival.ts';
import type { TimeOrigin } from '../../../evidence/timeOrigin.ts';

/** A Kaplan-Meier estimate as it is drawn. Survival is a share, 0 to 1; time in months. */
export interface CurveModel {
  readonly outcome: string;
  readonly origin: TimeOrigin;
  readonly patients: number;
  readonly deaths: number;
  readonly steps: readonly SurvivalStep[];
  readonly median: number | 'not-reached';
  /** Corners of the curve, from everybody alive to the last time anybody was seen. */
  readonly line: readonly { readonly months: number; readonly survival: number }[];
  /** Log-log 95 % interval between two times; none where it is not defined. */
  readonly band: readonly { readonly from: number; readonly to: number; readonly low: number; readonly high: number }[];
  /** Where patients were last seen alive. */
  readonly censored: readonly { readonly months: number; readonly survival: number; readonly count: number }[];
  readonly atRisk: readonly { readonly months: number; readonly n: number }[];
  /** End of the axis. */
  readonly end: number;
}

const RISK_COLUMNS = 7;
const YEAR = 12;

/** `null` where the publication prints no individual rows. */
export function curveModel({ id, patients, result }: Outcome): CurveModel | null {
  const [first, ...others] = patients ?? [];
  if (!first || result.kind !== 'time-to-event') return null;
  const rows = [first, ...others] as const;
  const steps = kaplanMeier(rows);
  const last = Math.max(...rows.map(({ months }) => months));
  const gap = YEAR * Math.max(1, Math.ceil(last / (YEAR * RISK_COLUMNS)));
  const times = Array.from({ length: Math.floor(last / gap) + 1 }, (_, index) => index * gap);
  return {
    outcome: id,
    origin: result.origin,
    patients: rows.length,
    deaths: rows.filter(({ died }) => died).length,
    steps,
    median: medianSurvival(steps),
    line: [{ months: 0, survival: 1 }, ...steps.map(({ months, survival }) => ({ months, survival }))],
    band: bandOf(steps),
    censored: steps.flatMap(({ months, survival, censored }) =>
      censored > 0 ? [{ months, survival, count: censored }] : [],
    ),
    atRisk: times.map((months) => ({ months, n: numberAtRisk(rows, months) })),
    end: last,
  };
}

const bandOf = (steps: readonly SurvivalStep[]): CurveModel['band'] =>
  steps.flatMap(({ months, ci95 }, index) => {
    const to = steps[index + 1]?.months;
    return ci95 && to !== undefined ? [{ from: months, to, low: ci95[0], high: ci95[1] }] : [];
  });
