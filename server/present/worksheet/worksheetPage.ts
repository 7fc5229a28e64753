import type { Citation } from '../../criteria/citation.ts';
import type { TherapyId } from '../../criteria/therapy.ts';
import type { Verdict } from '../../criteria/verdict.ts';
import type { Assessment } from '../assessment.ts';
import { contradictionOf } from '../contradiction.ts';
import { type PageContext, type PageFrame, pageFrame } from '../pageFrame.ts';
import { type StatusMark, statusMark } from '../statusMark.ts';
import { type AblationFirst, ablationFirst } from './ablationFirst.ts';
import { type BeadSheet, beadSheet } from './beadSheet.ts';
import { antithromboticRecords, type ChartRecords, contrastAllergyRecords } from './chartRecords.ts';
import { type CoagulationRow, coagulationRows } from './coagulationRows.ts';
import { type CriterionLine, citationsOf, criterionLines } from './criterionLines.ts';
import { type DoxorubicinSheet, doxorubicinSheet } from './doxorubicinSheet.ts';
import { type EarlierTreatments, earlierTreatments } from './earlierTreatments.ts';
import { type KidneySheet, kidneySheet } from './kidneySheet.ts';

/** The DEB-TACE worksheet for the interventional radiologist. */
export interface WorksheetPageModel extends PageFrame {
  readonly title: string;
  /** Address of the page of criteria. */
  readonly home: string;
  readonly eligibility: {
    readonly mark: StatusMark;
    readonly population: string;
    /** Answers that cannot both be true. */
    readonly contradiction: string | null;
    readonly lines: readonly CriterionLine[];
    readonly citations: readonly Citation[];
  };
  readonly ablation: AblationFirst;
  readonly doxorubicin: DoxorubicinSheet;
  readonly beads: BeadSheet;
  readonly earlier: EarlierTreatments;
  readonly antithrombotics: ChartRecords;
  readonly contrastAllergy: ChartRecords;
  readonly coagulation: readonly CoagulationRow[];
  readonly kidney: KidneySheet;
}

/** Everything the worksheet shows, decided here; it lays figures side by side and advises nothing. */
export function worksheetPage(assessment: Assessment, context: PageContext): WorksheetPageModel {
  const { asOf, policy, facts, population, scores } = assessment;
  const moment = { asOf, zone: policy.timeZone };
  const frame = pageFrame(assessment, context, 'worksheet');
  const debTace = verdictOf(assessment, 'deb-tace');
  const lines = criterionLines(debTace, assessment);
  return {
    ...frame,
    home: context.launchPath,
    title: `${frame.patient.name} - DEB-TACE worksheet`,
    eligibility: {
      mark: statusMark(debTace.status),
      population: population.because,
      contradiction: contradictionOf(assessment.verdicts),
      lines,
      citations: citationsOf(lines),
    },
    ablation: ablationFirst(verdictOf(assessment, 'microwave-ablation'), debTace, assessment),
    doxorubicin: doxorubicinSheet(facts, moment),
    beads: beadSheet(),
    earlier: earlierTreatments(assessment),
    antithrombotics: antithromboticRecords(facts.antithrombotics, moment),
    contrastAllergy: contrastAllergyRecords(facts['contrast-allergy'], moment),
    coagulation: coagulationRows(lines, facts),
    kidney: kidneySheet(scores.egfr, moment),
  };
}

function verdictOf({ verdicts }: Assessment, therapy: TherapyId): Verdict {
  const verdict = verdicts.find((each) => each.therapy === therapy);
  if (!verdict) throw new TypeError(`no verdict for ${therapy}`);
  return verdict;
}
