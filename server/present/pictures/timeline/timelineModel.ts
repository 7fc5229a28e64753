import type { Facts } from '../../../chart/facts.ts';
import type { Moment } from '../../moment.ts';
import { type ChartEvent, chartEvents, LANE_FACTS, LANES, type Lane } from '../chartEvent.ts';

/** Events of one kind and name: one row of the timeline. */
export interface TimelineRow {
  readonly lane: Lane;
  readonly name: string;
  readonly isDoubtful: boolean;
  /** Oldest first, all with a date. */
  readonly events: readonly DatedEvent[];
}

export interface DatedEvent extends ChartEvent {
  readonly when: NonNullable<ChartEvent['when']>;
}

/** Diagnosis, metastases and treatments of a patient, in order of kind, then of time. */
export interface TimelineModel {
  readonly rows: readonly TimelineRow[];
  /** Known to have happened, but not when. */
  readonly undated: readonly ChartEvent[];
  /** Kinds of events of which none is recorded, and why. */
  readonly absent: readonly { readonly lane: Lane; readonly because: string }[];
  /** Epoch milliseconds: the first event, and the moment the page is about. */
  readonly span: { readonly from: number; readonly to: number };
}

export function timelineModel(facts: Facts, moment: Moment): TimelineModel {
  const lanes = LANES.map((lane) => ({ lane, events: chartEvents(facts, lane, moment) }));
  const events = lanes.flatMap((lane) => lane.events);
  const dated = events.filter(isDated);
  const to = Date.parse(moment.asOf);
  return {
    rows: lanes.flatMap(({ lane, events: all }) => rowsOf(lane, all.filter(isDated))),
    undated: events.filter((event) => !isDated(event)),
    absent: lanes.flatMap(({ lane, events: all }) =>
      all.length > 0 ? [] : [{ lane, because: absentBecause(facts, lane) }],
    ),
    span: { from: Math.min(to - LEAST, ...dated.map(({ when }) => when.from)), to },
  };
}

const LEAST = 30 * 24 * 3_600_000;

const isDated = (event: ChartEvent): event is DatedEvent => event.when !== null;

function rowsOf(lane: Lane, events: readonly DatedEvent[]): readonly TimelineRow[] {
  const groups = Map.groupBy(events, ({ name, doubt }) => `${doubt === null} ${name.toLowerCase()}`).values();
  return [...groups].flatMap((group) => {
    const [first] = group;
    return first ? [{ lane, name: first.name, isDoubtful: first.doubt !== null, events: group }] : [];
  });
}

function absentBecause(facts: Facts, lane: Lane): string {
  const fact = facts[LANE_FACTS[lane]];
  return fact.known ? 'only what a clinician has answered is known' : fact.because;
}
