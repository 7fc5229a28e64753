import { type Fact, unknown } from '../../chart/fact.ts';
import { type FollowUpWindow, nearest, nothingIn } from './followUpWindow.ts';
import { datedReadings, type LaboratorySeries, preferFinal, unusedReadings } from './laboratorySeries.ts';
import { type LaboratoryValue, settle } from './laboratoryValue.ts';
import type { Session } from './session.ts';

/**
 * The value nearest to three months after a treatment, inside the window.
 *
 * @param asOf epoch milliseconds: what was not known by then is not read
 */
export function followUpValue(
  series: LaboratorySeries,
  session: Session,
  window: FollowUpWindow,
  zone: string,
  asOf: number,
): Fact<LaboratoryValue> {
  const { title, unreadable } = series;
  if (unreadable !== undefined) return unknown('not-readable', unreadable);
  const { from, to } = window;
  const unused = unusedReadings(series, zone, asOf, window);
  const inside = datedReadings(series, zone, asOf).filter(({ day }) => day >= from && day <= to);
  if (inside.length === 0) return unknown('absent', nothingIn(window, title), [], unused);
  return settle(nearest(preferFinal(inside), window), title, session, unused);
}
