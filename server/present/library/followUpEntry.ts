import { DEFAULT_POLICY } from '../../chart/policy.ts';
import { CTCAE_CITATION } from '../../scores/ctcae/ctcaeTerm.ts';
import { CTCAE_TERMS, GRADED_IDS } from '../../scores/ctcae/terms/index.ts';

/** How values before and after a liver-directed treatment are compared, for every reader and without a patient. */
export interface FollowUpEntry {
  /** Which values are compared, in whose window. */
  readonly windows: string;
  /** Which terms are graded, and what a grade rests on. */
  readonly grades: string;
  readonly citation: string;
}

export function followUpEntry(): FollowUpEntry {
  const { lookBackDays, followUpDays } = DEFAULT_POLICY;
  const { from, to } = followUpDays;
  const terms = GRADED_IDS.map((id) => CTCAE_TERMS[id].name.toLowerCase()).join(', ');
  return {
    windows:
      `Before: the last value in the ${lookBackDays.laboratory} days before the treatment. After: the value nearest to three months, ${from} to ${to} days after it. ` +
      '(Site policy; these are the defaults, and each site may set its own, because the series names the visit at three months without a tolerance.)',
    grades: `Graded by CTCAE v5.0: ${terms.replace('inr', 'INR')}. A result is graded by its own reference range and by whether its baseline was normal by that one’s; without what a grade takes it is "not gradable", with the reason.`,
    citation: CTCAE_CITATION,
  };
}
