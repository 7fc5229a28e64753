import { type Fact, known, type Source, unknown } from '../../chart/fact.ts';
import type { Period } from '../../chart/time.ts';
import type { ResponseCategory } from '../recist.ts';
import { type Day, dayOf, daysBetween } from './days.ts';
import { type FollowUpWindow, nearest, nothingIn } from './followUpWindow.ts';
import type { Session } from './session.ts';
import { bySource } from './sourceOrder.ts';

interface Recorded {
  readonly category: ResponseCategory;
  readonly period: Period;
  readonly source: Source;
}

/** A response of target lesions that somebody recorded as one by RECIST; the code does not say which version. */
export interface RecordedRecist extends Recorded {
  readonly criteria: 'RECIST';
}

/** A response that somebody recorded as one by mRECIST. */
export interface RecordedMrecist extends Recorded {
  readonly criteria: 'mRECIST';
}

/** What is recorded by one of the two criteria. They stand in lists of their own, so that no rate can count both. */
export interface ResponseSeries<R extends RecordedRecist | RecordedMrecist> {
  readonly criteria: R['criteria'];
  readonly responses: readonly R[];
  /** Why the record is not, or not completely, read. */
  readonly unreadable?: string;
}

export type AtFollowUp<R> = R & { readonly day: Day; readonly daysFromTreatment: number };

/**
 * The recorded response nearest to three months after a treatment; two different ones of one day are `conflicting`.
 *
 * @param asOf epoch milliseconds: what is dated after it is not read
 */
export function responseAtFollowUp<R extends RecordedRecist | RecordedMrecist>(
  { criteria, responses, unreadable }: ResponseSeries<R>,
  session: Session,
  window: FollowUpWindow,
  zone: string,
  asOf: number,
): Fact<AtFollowUp<R>> {
  if (unreadable !== undefined) return unknown('not-readable', unreadable);
  const placed = responses.flatMap((response): AtFollowUp<R>[] => {
    const day = dayOf(response.period, zone);
    const isInside = day !== undefined && day >= window.from && day <= window.to && response.period.start <= asOf;
    return isInside ? [{ ...response, day, daysFromTreatment: daysBetween(session.day, day) }] : [];
  });
  const ordered = nearest(placed, window).toSorted((a, b) => bySource(a.source, b.source));
  const [first, ...others] = ordered;
  if (!first) return unknown('absent', nothingIn(window, `response by ${criteria}`));
  const sources = [first.source, ...others.map(({ source }) => source)] as const;
  if (others.every(({ category }) => category === first.category)) return known(first, sources);
  const all = ordered.map(({ category }) => category).join(' and ');
  return unknown('conflicting', `the response by ${criteria} of ${first.day} is recorded as ${all}`, sources);
}
