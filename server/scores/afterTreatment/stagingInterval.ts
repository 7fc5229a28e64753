import type { Source } from '../../chart/fact.ts';
import { type Day, daysBetween } from './days.ts';
import type { Session } from './session.ts';

/** The liver-directed series treated the lobes about 5 to 7 weeks apart, by DEB-TACE and by Y90. Krzyston 2020. */
export const STAGING_DAYS = { from: 35, to: 49 } as const;

/**
 * How far apart two liver-directed treatments were, set beside the interval of the series. `other`: the
 * series states no interval for such a pair. None of the three is better than another.
 */
export interface StagingInterval {
  readonly previous: Day;
  readonly days: number;
  readonly staging: 'inside' | 'outside' | 'other';
  readonly because: string;
  readonly sources: readonly Source[];
}

const STAGED: readonly Session['kind'][] = ['chemoembolization', 'y90'];

/**
 * The session that an interval is counted from: of the two kinds that the series staged the latest of the same kind, also
 * with another treatment in between; otherwise the latest of all.
 *
 * @param earlier oldest first
 */
export function countedFrom({ kind }: Session, earlier: readonly Session[]): Session | undefined {
  const sameKind = STAGED.includes(kind) ? earlier.findLast((each) => each.kind === kind) : undefined;
  return sameKind ?? earlier.at(-1);
}

/** @param doubt why a treatment between the two may be missing from the record; "" when nothing speaks for it */
export function stagingInterval(previous: Session, session: Session, doubt: string): StagingInterval {
  const days = daysBetween(previous.day, session.day);
  const { staging, because } = compare(previous, session, days);
  return {
    previous: previous.day,
    days,
    staging,
    because: doubt ? `${because}; ${doubt}` : because,
    sources: [...previous.sources, ...session.sources],
  };
}

function compare(previous: Session, session: Session, days: number): Pick<StagingInterval, 'staging' | 'because'> {
  const interval = `${days} days after the treatment of ${previous.day}`;
  if (previous.kind !== session.kind || !STAGED.includes(session.kind))
    return {
      staging: 'other',
      because: `${interval}; the series states an interval for two sessions of DEB-TACE or two of Y90 only`,
    };
  const inside = days >= STAGING_DAYS.from && days <= STAGING_DAYS.to;
  const lobes = 'which lobe each treated is not read from the chart';
  const series = `about 5 to 7 weeks (${STAGING_DAYS.from} to ${STAGING_DAYS.to} days) between the lobes in the series`;
  return { staging: inside ? 'inside' : 'outside', because: `${interval}; ${series}; ${lobes}` };
}
