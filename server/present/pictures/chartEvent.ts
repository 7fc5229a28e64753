import type { Fact, SetAside, Source } from '../../chart/fact.ts';
import type { Facts } from '../../chart/facts.ts';
import { periodOf } from '../../chart/time.ts';
import type { Moment } from '../moment.ts';

/** The kinds of events of a course, in the order of the timeline. */
export const LANES = ['diagnosis', 'liver-metastasis', 'elsewhere', 'procedure', 'drug'] as const;
export type Lane = (typeof LANES)[number];

/** Something that happened, as the chart states it. */
export interface ChartEvent {
  readonly lane: Lane;
  readonly name: string;
  readonly source: Source;
  /** When it began: an instant, or a stretch of time where the date is partial; `null` when no date is recorded. */
  readonly when: { readonly from: number; readonly to: number } | null;
  /** Why it does not count, or is not certain; `null` when it does. */
  readonly doubt: string | null;
}

/** What each kind of event is read from. */
export const LANE_FACTS = {
  diagnosis: 'histology',
  'liver-metastasis': 'liver-metastasis',
  elsewhere: 'extrahepatic-disease',
  procedure: 'prior-liver-procedures',
  drug: 'doxorubicin-given',
} as const satisfies Record<Lane, keyof Facts>;

/** What the chart knew of a lane at the moment, in order of time; what carries no date comes last. */
export function chartEvents(facts: Facts, lane: Lane, { asOf, zone }: Moment): readonly ChartEvent[] {
  const until = Date.parse(asOf);
  return sourcesOf(facts[LANE_FACTS[lane]])
    .map(({ source, doubt }): ChartEvent => {
      const period = periodOf(source.recordedAt, zone);
      const when = period ? { from: period.start, to: Math.min(period.end, until) } : null;
      return { lane, name: nameOf(source, lane), source, when, doubt };
    })
    .filter(({ when }) => when === null || when.from <= until)
    .toSorted(inTime);
}

/** What counts, then what was seen and does not. Answers of clinicians are no events. */
function sourcesOf(fact: Fact<unknown>): readonly { readonly source: Source; readonly doubt: string | null }[] {
  const aside = new Map(fact.setAside.map((each) => [each.reference, each.because]));
  const doubtOf = ({ reference }: Source): string | null =>
    fact.known ? null : (aside.get(reference) ?? fact.because);
  const counting = fact.sources.map((source) => ({ source, doubt: doubtOf(source) }));
  const seen = new Set(fact.sources.map(({ reference }) => reference));
  const others = fact.setAside
    .filter(({ reference }) => !seen.has(reference))
    .map((source: SetAside) => ({ source, doubt: source.because }));
  return [...counting, ...others].filter(({ source }) => !source.reference.startsWith('answer/'));
}

/** A dose is named by its drug, a diagnosis without its code: amount, route, code and status stand in the table. */
const nameOf = ({ asRecorded, reference }: Source, lane: Lane): string =>
  (lane === 'drug' ? asRecorded.split(',')[0] : asRecorded.replace(/ \([^()\s]+\)(, [a-z]+)?$/, '')) || reference;

const inTime = (a: ChartEvent, b: ChartEvent): number =>
  (a.when?.from ?? Number.MAX_VALUE) - (b.when?.from ?? Number.MAX_VALUE) ||
  a.source.reference.localeCompare(b.source.reference);
