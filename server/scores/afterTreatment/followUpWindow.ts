import { DEFAULT_POLICY } from '../../chart/policy.ts';
import { type Day, dayOfInstant, daysBetween, plusDays, plusMonths } from './days.ts';
import { FOLLOW_UP_MONTHS, type FollowUpPolicy } from './followUpPolicy.ts';

/** The days on which a value counts as the follow-up of one treatment. */
export interface FollowUpWindow {
  readonly from: Day;
  readonly to: Day;
  /** Three calendar months after the treatment: of several values the nearest to it counts. */
  readonly target: Day;
  /** Where `asOf` stands: a window that is still open may yet bring a value. */
  readonly state: 'not-begun' | 'open' | 'closed';
  /** "60 to 120 days after the treatment, site policy" */
  readonly because: string;
  readonly asOf: Day;
}

/** @param asOf epoch milliseconds */
export function followUpWindow(treated: Day, policy: FollowUpPolicy, asOf: number): FollowUpWindow {
  const { from: first, to: last } = policy.followUpDays;
  const [from, to] = [plusDays(treated, first), plusDays(treated, last)];
  const today = dayOfInstant(asOf, policy.timeZone);
  const state = today < from ? 'not-begun' : today <= to ? 'open' : 'closed';
  const target = plusMonths(treated, FOLLOW_UP_MONTHS);
  return { from, to, target, state, because: followUpText(policy), asOf: today };
}

/** "60 to 120 days after the treatment, site policy"; a window of the site's own names the usual one beside it. */
export function followUpText({ followUpDays: { from, to } }: Pick<FollowUpPolicy, 'followUpDays'>): string {
  const { from: first, to: last } = DEFAULT_POLICY.followUpDays;
  const own = from === first && to === last ? '' : `, set by this site in place of ${first} to ${last}`;
  return `${from} to ${to} days after the treatment, site policy${own}`;
}

/** Why nothing was found, never more than is known: an open window is not a missed visit. */
export function nothingIn(window: FollowUpWindow, title: string): string {
  const { from, to, state, because, asOf } = window;
  if (state === 'not-begun') return `no ${title} yet: follow-up counts from ${from} to ${to} (${because})`;
  if (state === 'open') return `no ${title} between ${from} and ${asOf}; follow-up counts until ${to} (${because})`;
  return `no ${title} between ${from} and ${to} (${because})`;
}

/** Of dated things those nearest to the target day; of two days equally near the later, when the three months are over. */
export function nearest<T extends { readonly day: Day }>(all: readonly T[], { target }: FollowUpWindow): readonly T[] {
  if (all.length < 2) return all;
  const distance = (day: Day): number => Math.abs(daysBetween(target, day));
  const least = Math.min(...all.map(({ day }) => distance(day)));
  const near = all.filter(({ day }) => distance(day) === least);
  const latest = near
    .map(({ day }) => day)
    .toSorted()
    .at(-1);
  return near.filter(({ day }) => day === latest);
}
