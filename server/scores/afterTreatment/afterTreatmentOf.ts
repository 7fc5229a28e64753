import type { Chart } from '../../chart/chart.ts';
import type { Gap } from '../../chart/gap.ts';
import type { Policy } from '../../chart/policy.ts';
import { type AfterTreatment, afterTreatment } from './afterTreatment.ts';
import { readTreatmentRecord } from './readTreatmentRecord.ts';

/** What decides about a comparison besides the chart. */
export interface Circumstances {
  /** ISO instant */
  readonly asOf: string;
  readonly policy: Policy;
  readonly gaps: readonly Gap[];
}

/** What a patient's chart holds before and after each liver-directed treatment. */
export function afterTreatmentOf(chart: Chart, circumstances: Circumstances): AfterTreatment {
  const { asOf, policy, gaps } = circumstances;
  const record = readTreatmentRecord(chart, policy, gaps, Date.parse(asOf));
  const { timeZone, lookBackDays, followUpDays } = policy;
  return afterTreatment(record, { timeZone, baselineDays: lookBackDays.laboratory, followUpDays }, asOf);
}
