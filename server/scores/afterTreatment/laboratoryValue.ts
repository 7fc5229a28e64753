import { type Fact, known, type SetAside, unknown } from '../../chart/fact.ts';
import type { Interval } from '../../chart/interval.ts';
import { latestOf } from '../../chart/latest.ts';
import type { Reading, ReferenceRange } from '../../chart/reading.ts';
import type { Period } from '../../chart/time.ts';
import { type Day, daysBetween } from './days.ts';
import type { DatedReading } from './laboratorySeries.ts';
import type { Session } from './session.ts';
import { bySource } from './sourceOrder.ts';

/** One laboratory value before or after a treatment. */
export interface LaboratoryValue {
  readonly interval: Interval;
  /** Of this very result. */
  readonly referenceRange?: ReferenceRange;
  readonly period: Period;
  readonly day: Day;
  /** Calendar days from the treatment; negative before it. */
  readonly daysFromTreatment: number;
  /** It is of the treatment's day, and the times recorded do not say which came first. */
  readonly sameDayOrderUnknown: boolean;
}

/** The one value that readings of one day stand for. The latest of the day decides; if it is unusable, so is the day. */
export function settle(
  candidates: readonly DatedReading[],
  title: string,
  session: Session,
  setAside: readonly SetAside[],
): Fact<LaboratoryValue> {
  const latest = latestOf(candidates.map(({ reading }) => reading));
  const sources = latest.map(({ source }) => source).toSorted(bySource);
  const [first, ...others] = sources;
  const reading = latest.find(({ source }) => source === first);
  const day = candidates.find((each) => each.reading === reading)?.day;
  if (!first || !reading || day === undefined) return unknown('absent', `no ${title} is recorded`, [], setAside);
  for (const { measure } of latest)
    if ('why' in measure) return unknown(measure.why, `${title}: ${measure.because}`, sources, setAside);
  const { measure, period } = reading;
  if ('why' in measure) return unknown(measure.why, measure.because, sources, setAside);
  if (latest.some((other) => other !== reading && !isSame(other, reading))) {
    const all = sources.map(({ asRecorded }) => asRecorded).join(' and ');
    return unknown('conflicting', `${title} is recorded as ${all} at the same time`, sources, setAside);
  }
  const { interval } = measure;
  const { referenceRange } = reading;
  const daysFromTreatment = daysBetween(session.day, day);
  const sameDayOrderUnknown = isOrderUnknown(period, session.start);
  const value =
    referenceRange === undefined
      ? { interval, period, day, daysFromTreatment, sameDayOrderUnknown }
      : { interval, referenceRange, period, day, daysFromTreatment, sameDayOrderUnknown };
  return known(value, [first, ...others], setAside);
}

/** Equal values with different reference ranges are not the same result: they could be graded differently. */
const isSame = (a: Reading, b: Reading): boolean => resultText(a) === resultText(b);

function resultText({ measure, referenceRange }: Reading): string {
  if ('why' in measure) return measure.why;
  const { low, high, lowOpen, highOpen } = measure.interval;
  return [low, high, lowOpen, highOpen, referenceRange?.low, referenceRange?.high].join(' ');
}

const isInstant = ({ start, end }: Period): boolean => start === end;

const isOrderUnknown = (value: Period, treatment: Period): boolean =>
  value.end >= treatment.start && value.start <= treatment.end && !(isInstant(value) && isInstant(treatment));
