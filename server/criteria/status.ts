/**
 * The four statuses, worst first.
 *
 * - `not-met`: a usable value lies on the wrong side of the limit.
 * - `unknown`: the value is missing or unusable; the reason is named. Worse than correctable, because nobody can act on it.
 * - `correctable`: the value fails a limit that the series states as "correctable to".
 * - `met`: a usable value lies on the right side of the limit.
 */
export const STATUSES = ['not-met', 'unknown', 'correctable', 'met'] as const;
export type Status = (typeof STATUSES)[number];

type NonEmpty = readonly [Status, ...Status[]];

/** "All of": a therapy is only as good as its worst criterion. */
export const worst = (statuses: NonEmpty): Status =>
  statuses.reduce((a, b) => (STATUSES.indexOf(b) < STATUSES.indexOf(a) ? b : a));

/** "Any of". */
export const best = (statuses: NonEmpty): Status =>
  statuses.reduce((a, b) => (STATUSES.indexOf(b) > STATUSES.indexOf(a) ? b : a));
