import type { FollowUpDays } from '../../chart/policy.ts';

/**
 * What counts as "before" and as "three months after" a treatment. The liver-directed series names the three-month visit
 * without a tolerance, so the numbers are site policy and are shown as such.
 */
export interface FollowUpPolicy {
  /** IANA zone in which calendar days are counted. */
  readonly timeZone: string;
  /** How many calendar days before a treatment a value may lie to be its baseline. */
  readonly baselineDays: number;
  /** First and last calendar day after a treatment on which a value may lie to be its follow-up. */
  readonly followUpDays: FollowUpDays;
}

/** The visit that the liver-directed series assessed. Krzyston 2020, clinical outcome measures. */
export const FOLLOW_UP_MONTHS = 3;
