import type { Chart } from '../../chart/chart.ts';
import type { Gap } from '../../chart/gap.ts';
import type { Policy } from '../../chart/policy.ts';
import {
  type AfterTreatment,
  afterTreatment,
  type TreatmentComparison,
  treatmentComparisons,
} from './afterTreatment.ts';
import { readTreatmentRecord } from './readTreatmentRecord.ts';

/** What decides about a comparison besides the chart. */
export interface Circumstances {
  /** ISO instant */
  readonly asOf: string;
  readonly policy: Policy;
  readonly gaps: readonly Gap[];
}

/** What a patient's chart holds before and after each liver-directed treatment. */
export const afterTreatmentOf = (chart: Chart, circumstances: Circumstances): AfterTreatment =>
  afterTreatment(...readRecord(chart, circumstances));

/** The comparisons alone, for whoever asks for thousands of patients. */
export const treatmentComparisonsOf = (chart: Chart, circumstances: Circumstances): readonly TreatmentComparison[] =>
  treatmentComparisons(...readRecord(chart, circumstances));

function readRecord(chart: Chart, { asOf, policy, gaps }: Circumstances): Parameters<typeof afterTreatment> {
  const record = readTreatmentRecord(chart, policy, gaps, Date.parse(asOf));
  const { timeZone, lookBackDays, followUpDays } = policy;
  return [record, { timeZone, baselineDays: lookBackDays.laboratory, followUpDays }, asOf];
}
