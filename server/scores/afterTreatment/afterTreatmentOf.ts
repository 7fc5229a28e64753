import type { Chart } from '../../chart/chart.ts';
import type { Gap } from '../../chart/gap.ts';
import type { Policy } from '../../chart/policy.ts';
import { type AfterTreatment, afterTreatment } from './afterTreatment.ts';
import { DEFAULT_FOLLOW_UP_DAYS, type FollowUpDays } from './followUpPolicy.ts';
import { readTreatmentRecord } from './readTreatmentRecord.ts';

/** What decides about a comparison besides the chart. */
export interface Circumstances {
  /** ISO instant */
  readonly asOf: string;
  readonly policy: Policy;
  readonly gaps: readonly Gap[];
  /** Site policy; 60 to 120 days unless the site says otherwise. */
  readonly followUpDays?: FollowUpDays;
}

/** What a patient's chart holds before and after each liver-directed treatment. */
export function afterTreatmentOf(chart: Chart, circumstances: Circumstances): AfterTreatment {
  const { asOf, policy, gaps, followUpDays = DEFAULT_FOLLOW_UP_DAYS } = circumstances;
  const record = readTreatmentRecord(chart, policy, gaps, Date.parse(asOf));
  const { timeZone, lookBackDays } = policy;
  return afterTreatment(record, { timeZone, baselineDays: lookBackDays.laboratory, followUpDays }, asOf);
}
