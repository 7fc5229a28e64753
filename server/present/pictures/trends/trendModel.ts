import type { Fact } from '../../../chart/fact.ts';
import { measuredInput } from '../../../chart/inputs/index.ts';
import { type Interval, isPoint } from '../../../chart/interval.ts';
import type { MeasuredId } from '../../../chart/measuredInput.ts';
import { intervalText } from '../../../chart/quantity.ts';
import type { UsableReading } from '../../../chart/series.ts';
import { daysBefore } from '../../../chart/time.ts';
import type { SetAsideReading, Trend } from '../../../chart/trend.ts';
import type { Assessment } from '../../assessment.ts';
import { type TrendLimits, trendLimits } from './limitMarks.ts';
import type { ProcedureMark } from './procedureMarks.ts';
import { DRAWN_MONTHS, isWithin, type TrendSpan } from './trendSpan.ts';

/** How a value is drawn: where it lies, or only which side of a bound. */
export type TrendShape = 'point' | 'at-most' | 'at-least' | 'range';

export interface TrendMark {
  readonly shape: TrendShape;
  /** In the unit of the input; both are the bound where only one is known. */
  readonly low: number;
  readonly high: number;
  /** Epoch milliseconds; equal unless the date is vaguer than a day. */
  readonly from: number;
  readonly to: number;
  readonly standing: UsableReading['standing'];
  /** Another value of the same time differs. */
  readonly isContradicted: boolean;
  readonly reading: UsableReading;
}

/** One laboratory value over time: everything its picture shows. */
export interface TrendModel {
  readonly id: MeasuredId;
  readonly title: string;
  /** UCUM */
  readonly unit: string;
  readonly span: TrendSpan;
  /** From where on a value counts (site policy). */
  readonly lookBack: { readonly from: number; readonly days: number };
  /** Oldest first. */
  readonly marks: readonly TrendMark[];
  readonly limits: TrendLimits;
  readonly procedures: readonly ProcedureMark[];
  /** Seen and not drawn, each with its reason. */
  readonly notDrawn: readonly SetAsideReading[];
  /** What the criteria and scores make of it. */
  readonly fact: Fact<Interval>;
  /** Ends of the vertical axis. */
  readonly domain: readonly [number, number];
}

/** The value of the latest time, or all of them where they contradict each other. */
export const lastMarks = ({ marks }: Pick<TrendModel, 'marks'>): readonly TrendMark[] => {
  const last = marks.at(-1);
  if (!last?.isContradicted) return marks.slice(-1);
  return marks.filter(({ isContradicted, from, to }) => isContradicted && from === last.from && to === last.to);
};

/** More would make the page heavy; the newest are drawn, and the picture says how many older ones are not. */
export const MOST_DRAWN = 36;

export function trendModel(
  { id, readings, setAside }: Trend,
  { asOf, policy, facts }: Assessment,
  span: TrendSpan,
  procedures: readonly ProcedureMark[],
): TrendModel {
  const { title, unit } = measuredInput(id);
  const recent = readings.filter(({ period }) => isWithin(span, period));
  const drawn = recent.slice(-MOST_DRAWN);
  const tooOld = `earlier than the ${DRAWN_MONTHS} months drawn`;
  const older = readings
    .filter((reading) => !drawn.includes(reading))
    .map(({ source, period }) => ({
      ...source,
      period,
      because: isWithin(span, { start: period.start }) ? `earlier than the ${MOST_DRAWN} values drawn` : tooOld,
    }));
  const marks = drawn.map((reading) => trendMark(reading, drawn, span));
  const limits = trendLimits(id, asOf, policy);
  const days = policy.lookBackDays.laboratory;
  return {
    id,
    title,
    unit,
    span,
    lookBack: { from: Math.max(daysBefore(span.to, days, policy.timeZone), span.from), days },
    marks,
    limits,
    procedures,
    notDrawn: [...setAside, ...older.toReversed()],
    fact: facts[id],
    domain: domainOf([...marks.flatMap(({ low, high }) => [low, high]), ...limits.marks.map(({ at }) => at)]),
  };
}

const A_DAY = 25 * 3_600_000;

function trendMark(reading: UsableReading, drawn: readonly UsableReading[], { to }: TrendSpan): TrendMark {
  const { measure, period, standing } = reading;
  const isVague = period.end - period.start > A_DAY;
  // A date without a time stands in the middle of its day, or where the day has got to.
  const middle = Math.min((period.start + period.end) / 2, to);
  return {
    ...placeOf(measure.interval),
    from: isVague ? period.start : middle,
    to: isVague ? Math.min(period.end, to) : middle,
    standing,
    isContradicted: drawn.some((other) => contradicts(other, reading)),
    reading,
  };
}

const contradicts = (a: UsableReading, b: UsableReading): boolean =>
  a.period.start === b.period.start &&
  a.period.end === b.period.end &&
  intervalText(a.measure.interval) !== intervalText(b.measure.interval);

function placeOf(interval: Interval): Pick<TrendMark, 'shape' | 'low' | 'high'> {
  const { low, high } = interval;
  if (isPoint(interval)) return { shape: 'point', low, high };
  if (!Number.isFinite(low)) return { shape: 'at-most', low: high, high };
  if (!Number.isFinite(high)) return { shape: 'at-least', low, high: low };
  return { shape: 'range', low, high };
}

/** Room around what is drawn. The axis begins at zero unless that would flatten what is to be seen. */
function domainOf(numbers: readonly number[]): readonly [number, number] {
  if (numbers.length === 0) return [0, 1];
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const room = 0.2 * (high - low || high || 1);
  return [low <= high / 2 ? 0 : Math.max(0, low - room), high + 1.4 * room];
}
