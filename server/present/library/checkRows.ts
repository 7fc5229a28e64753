import { violations } from '../../evidence/consistency.ts';
import type { CheckId } from '../../evidence/knownProblem.ts';
import { PUBLICATIONS } from '../../evidence/library.ts';
import type { PageLink } from './criterionEntry.ts';
import { outcomeHref } from './libraryAddress.ts';

/** A rule that every printed figure is held against, and the figures that break it. */
export interface CheckRow {
  readonly rule: string;
  readonly broken: readonly PageLink[];
}

const RULES: Readonly<Record<CheckId, string>> = {
  'median-against-survival': 'More than half alive at a time: the median lies beyond it. Fewer: it lies before.',
  'median-against-patients': 'A median is the one that the individual rows give, where they are printed.',
  'median-inside-interval': 'A median lies inside its confidence interval and its range.',
  'survival-never-rises': 'The share alive lies between 0 and 100% and never rises.',
  'interval-cut-at-zero': 'A confidence interval of a time does not begin at exactly 0.',
  'interval-repeated': 'Groups with different medians do not share one interval.',
  'percent-from-count': 'A percentage is its count divided by its whole.',
  'counts-add-up':
    'Counts lie within their whole, which is the group reported on, and fill it where every patient is in one of them.',
  'subgroups-add-up': 'The subgroups of a split have as many patients as the whole.',
};

export function checkRows(): readonly CheckRow[] {
  const found = PUBLICATIONS.flatMap(violations);
  return (Object.keys(RULES) as CheckId[]).map((id) => ({
    rule: RULES[id],
    broken: [...new Set(found.filter(({ check }) => check === id).map(({ outcome }) => outcome))].map((outcome) => ({
      href: outcomeHref(outcome),
      text: outcome,
    })),
  }));
}
