import type { SetAside, Source } from '../../chart/fact.ts';
import type { LiverProcedure } from '../../chart/facts.ts';
import type { Period } from '../../chart/time.ts';
import { type Day, dayOf } from './days.ts';
import { bySource } from './sourceOrder.ts';

/** A completed procedure on the liver, with the time it began when that is recorded. */
export interface TreatedLiver {
  readonly kind: LiverProcedure['kind'];
  readonly name: string;
  readonly period?: Period;
  readonly source: Source;
}

/**
 * One treatment: all procedures of one kind on one day. A chart often holds several codes for one session, and each
 * would otherwise be followed up by itself.
 */
export interface Session {
  readonly kind: LiverProcedure['kind'];
  readonly name: string;
  readonly day: Day;
  /** When it began, as far as recorded: an instant, or a stretch of the day. */
  readonly start: Period;
  readonly sources: readonly [Source, ...Source[]];
}

export interface Sessions {
  /** Oldest first. */
  readonly sessions: readonly Session[];
  /** Procedures whose day is not recorded: they cannot be compared with anything. */
  readonly undated: readonly UndatedProcedure[];
}

export interface UndatedProcedure extends SetAside {
  readonly kind: LiverProcedure['kind'];
}

export const isLiverDirected = ({ kind }: { readonly kind: LiverProcedure['kind'] }): boolean => kind !== 'resection';

/** Groups procedures into sessions, independent of their order. Days are those of `zone` (IANA). */
export function sessionsOf(procedures: readonly TreatedLiver[], zone: string): Sessions {
  const placed = procedures.map((procedure) => ({
    ...procedure,
    day: procedure.period && dayOf(procedure.period, zone),
  }));
  const groups = Map.groupBy(placed, ({ kind, day }) => `${day} ${kind}`);
  const sessions = [...groups.values()].flatMap((group) => sessionOf(group) ?? []);
  return {
    sessions: sessions.toSorted((a, b) => a.start.start - b.start.start || a.kind.localeCompare(b.kind)),
    undated: placed
      .filter(({ day }) => day === undefined)
      .map(({ kind, source }) => ({ ...source, kind, because: NO_DAY }))
      .toSorted(bySource),
  };
}

const NO_DAY = 'the day it was done is not recorded';

type Placed = TreatedLiver & { readonly day: Day | undefined };

function sessionOf(group: readonly Placed[]): Session | undefined {
  // Most sessions are one procedure.
  const [only] = group;
  if (group.length === 1 && only?.period && only.day !== undefined) {
    const { kind, name, day, period, source } = only;
    return { kind, name, day, start: { start: period.start, end: period.end }, sources: [source] };
  }
  const ordered = group.toSorted((a, b) => bySource(a.source, b.source));
  const [first, ...more] = ordered;
  const periods = ordered.flatMap(({ period }) => period ?? []);
  if (!first || first.day === undefined || periods.length === 0) return undefined;
  return {
    kind: first.kind,
    name: [...new Set(ordered.map(({ name }) => name))].join('; '),
    day: first.day,
    start: {
      start: Math.min(...periods.map(({ start }) => start)),
      end: Math.min(...periods.map(({ end }) => end)),
    },
    sources: [first.source, ...more.map(({ source }) => source)],
  };
}
