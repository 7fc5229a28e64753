import { type Fact, unknown } from '../../chart/fact.ts';
import { type FollowUpWindow, nearest, nothingIn } from './followUpWindow.ts';
import type { LaboratorySeries } from './laboratorySeries.ts';
import { type LaboratoryValue, placedReadings, preferFinal, settle } from './laboratoryValue.ts';
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
  const { dated, vague } = placedReadings(series, zone, asOf);
  const inside = dated.filter(({ day }) => day >= window.from && day <= window.to);
  if (inside.length === 0) return unknown('absent', nothingIn(window, title), [], vague);
  return settle(nearest(preferFinal(inside), window), title, session, vague);
}
