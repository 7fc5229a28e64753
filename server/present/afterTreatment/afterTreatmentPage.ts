import { followUpText } from '../../scores/afterTreatment/followUpWindow.ts';
import { CTCAE_CITATION } from '../../scores/ctcae/ctcaeTerm.ts';
import type { Assessment } from '../assessment.ts';
import { type PageContext, type PageFrame, pageFrame } from '../pageFrame.ts';
import { type SourceRow, sourceRow } from '../sourceRows.ts';
import type { SubgroupSplit } from './subgroupSplit.ts';
import { subgroupSplits } from './subgroupSplits.ts';
import { type TimeToTreatmentRow, timeToTreatmentRow } from './timeToTreatmentRow.ts';
import { type TreatmentEntry, treatmentEntry } from './treatmentEntry.ts';

/** What is recorded before and about three months after each liver-directed treatment. */
export interface AfterTreatmentPageModel extends PageFrame {
  readonly title: string;
  readonly treatments: readonly TreatmentEntry[];
  /** Said when no treatment with a day is recorded. */
  readonly nothing: string | null;
  /** Why treatments may be missing. */
  readonly incomplete: string | null;
  /** Treatments that no day can be given to. */
  readonly undated: readonly SourceRow[];
  readonly time: TimeToTreatmentRow;
  /** None where no treatment is recorded. */
  readonly splits: readonly SubgroupSplit[];
  /** "30 days", the look-back of a baseline. */
  readonly baselineDays: number;
  /** "60 to 120 days after the treatment, site policy" */
  readonly followUp: string;
  readonly ctcae: string;
}

export function afterTreatmentPage(assessment: Assessment, context: PageContext): AfterTreatmentPageModel {
  const { asOf, policy, afterTreatment } = assessment;
  const { treatments, undated, incomplete, timeToFirstTreatment } = afterTreatment;
  const moment = { asOf, zone: policy.timeZone };
  const frame = pageFrame(assessment, context, 'after-treatment');
  return {
    ...frame,
    title: `${frame.patient.name} - after treatment`,
    treatments: treatments.map((treatment, index) => treatmentEntry(treatment, index, moment)),
    nothing: treatments.length > 0 ? null : nothingText(undated.length > 0),
    incomplete: incomplete ?? null,
    undated: undated.map((procedure) => sourceRow(procedure, moment)),
    time: timeToTreatmentRow(timeToFirstTreatment, moment),
    splits: treatments.length > 0 ? subgroupSplits(afterTreatment) : [],
    baselineDays: afterTreatment.policy.baselineDays,
    followUp: followUpText(afterTreatment.policy),
    ctcae: CTCAE_CITATION,
  };
}

const nothingText = (undated: boolean): string =>
  undated
    ? 'No liver-directed treatment with a day is recorded, so there is nothing to compare.'
    : 'No liver-directed treatment is recorded in this chart, which does not show that there was none.';
