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

export interface FollowUpDays {
  readonly from: number;
  readonly to: number;
}

export const DEFAULT_FOLLOW_UP_DAYS: FollowUpDays = { from: 60, to: 120 };

/** The visit that the liver-directed series assessed. Krzyston 2020, clinical outcome measures. */
export const FOLLOW_UP_MONTHS = 3;
