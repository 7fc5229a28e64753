import { type Fact, type SetAside, unknown } from '../../chart/fact.ts';
import { daysBetween, plusDays } from './days.ts';
import type { FollowUpPolicy } from './followUpPolicy.ts';
import {
  type DatedReading,
  datedReadings,
  type LaboratorySeries,
  preferFinal,
  unusedReadings,
} from './laboratorySeries.ts';
import { type LaboratoryValue, settle } from './laboratoryValue.ts';
import type { Session } from './session.ts';
import { bySource } from './sourceOrder.ts';

/**
 * The last value before a treatment, inside the look-back. A value of the treatment's own day counts where the recorded
 * times do not put it after the treatment, and is marked.
 *
 * @param asOf epoch milliseconds: what was not known by then is not read
 */
export function baselineValue(
  series: LaboratorySeries,
  session: Session,
  policy: FollowUpPolicy,
  asOf: number,
): Fact<LaboratoryValue> {
  const { title, unreadable } = series;
  if (unreadable !== undefined) return unknown('not-readable', unreadable);
  const zone = policy.timeZone;
  const from = plusDays(session.day, -policy.baselineDays);
  const unused = unusedReadings(series, zone, asOf, { from, to: session.day });
  const before = datedReadings(series, zone, asOf).filter(({ reading }) => reading.period.start <= session.start.end);
  const inside = before.filter(({ day }) => day >= from);
  if (inside.length > 0) return settle(preferFinal(inside), title, session, unused);
  const because = `no ${title} between ${from} and the treatment on ${session.day} (${policy.baselineDays} days, site policy)`;
  return unknown('absent', because, [], [...tooOld(before, session), ...unused]);
}

/** The newest of the values that are too old, so that it is seen that there was one. */
function tooOld(before: readonly DatedReading[], session: Session): readonly SetAside[] {
  const [newest] = before.toSorted(
    (a, b) => b.reading.period.end - a.reading.period.end || bySource(a.reading.source, b.reading.source),
  );
  if (!newest) return [];
  const days = daysBetween(newest.day, session.day);
  return [{ ...newest.reading.source, because: `${days} days before the treatment` }];
}
