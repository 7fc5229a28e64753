import type { LocalCode } from './localCodes.ts';

/**
 * What a site decides because the published series do not: how old a value may be, and in which time zone days are
 * counted. Shown as "site policy" wherever it matters.
 */
export interface Policy {
  /** IANA zone, "Europe/Berlin". */
  readonly timeZone: string;
  /** Days a value of each kind stays usable. Conditions and procedures have no limit. */
  readonly lookBackDays: {
    readonly laboratory: number;
    readonly performanceStatus: number;
    readonly lesions: number;
    readonly attestation: number;
    /** Body weight; a body height has no limit. */
    readonly bodyMeasurements: number;
    /** Doses given. An order counts as long as it is active. */
    readonly medications: number;
  };
  /**
   * First and last calendar day after a treatment on which a value may lie to be its follow-up. The series names the visit
   * at three months without a tolerance, so the window holds that visit and its width is the site's.
   */
  readonly followUpDays: FollowUpDays;
  /** The site's own limit of a criterion, by criterion id, in the criterion's unit. Shown beside the published one. */
  readonly limits: Readonly<Record<string, number>>;
  /** Codes of the site's own systems that are read as standard ones. */
  readonly localCodes: readonly LocalCode[];
  /** Cautions beyond the series that the site has switched off, by their ids. */
  readonly cautionsOff: readonly string[];
}

export interface FollowUpDays {
  readonly from: number;
  readonly to: number;
}

export const DEFAULT_POLICY: Policy = {
  timeZone: 'UTC',
  lookBackDays: {
    laboratory: 30,
    performanceStatus: 60,
    lesions: 60,
    attestation: 60,
    bodyMeasurements: 90,
    medications: 14,
  },
  followUpDays: { from: 60, to: 120 },
  limits: {},
  localCodes: [],
  cautionsOff: [],
};
