import type { Decision } from '../criteria/decision.ts';
import { type GivenAnswers, givenAnswers } from './answers/givenAnswers.ts';
import type { Assessment } from './assessment.ts';
import { type BoardRow, boardRows } from './boardRows.ts';
import { type CautionRows, cautionRows } from './cautionRows.ts';
import { LEAVING_DAYS } from './change/lookBackEnd.ts';
import { type ChangeRows, whatWouldChange } from './change/whatWouldChange.ts';
import { contradictionOf } from './contradiction.ts';
import { type DecisionRows, decisionRows } from './decisions/decisionRows.ts';
import { type EvidenceBrief, evidenceBrief } from './evidenceBrief.ts';
import type { FormIdentity } from './formFields.ts';
import { type FormNotice, type FormOutcome, formNotices } from './formNotices.ts';
import { type InformationRow, information } from './information.ts';
import type { Moment } from './moment.ts';
import { type PageContext, type PageFrame, pageFrame } from './pageFrame.ts';
import { type PopulationLine, populationLine } from './populationLine.ts';
import { type PostedForm, postedForm } from './postedForm.ts';
import { type QuestionRows, questionRows } from './questionRows.ts';
import { type ScoreRow, scoreRows } from './scoreRows.ts';
import { type StatusMark, statusMark } from './statusMark.ts';
import { THERAPY_LABELS } from './therapyLabels.ts';
import { type TherapyLine, therapyLines } from './therapyLines.ts';

/** What the page needs besides the assessment: where it stands, and what happened to the form. */
export interface VerdictPageContext extends PageContext, FormOutcome {
  readonly csrfToken: string;
  readonly answersForm: FormIdentity;
  /** In the order in which they were made. */
  readonly decisions: readonly Decision[];
  /** What was typed into a form that could not be saved. */
  readonly formValues?: Readonly<Record<string, string>>;
}

export interface VerdictPageModel extends PageFrame {
  readonly title: string;
  readonly notices: readonly FormNotice[];
  readonly population: PopulationLine;
  /** Answers that cannot both be true. */
  readonly contradiction: string | null;
  readonly therapies: readonly TherapyLine[];
  readonly columns: readonly string[];
  readonly board: readonly BoardRow[];
  readonly legend: readonly StatusMark[];
  readonly change: ChangeRows & { readonly leavingDays: number };
  readonly cautions: CautionRows;
  readonly information: readonly InformationRow[];
  readonly form: QuestionRows & PostedForm;
  readonly given: GivenAnswers;
  readonly withdrawal: PostedForm;
  readonly decisions: DecisionRows & { readonly page: string };
  readonly scores: readonly ScoreRow[];
  readonly evidence: EvidenceBrief;
}

/** Everything the verdict page shows, decided here; the template only puts it in its place. */
export function verdictPage(assessment: Assessment, context: VerdictPageContext): VerdictPageModel {
  const { asOf, policy, population, verdicts } = assessment;
  const moment = { asOf, zone: policy.timeZone };
  const frame = pageFrame(assessment, context, 'verdict');
  const notices = formNotices(context, assessment.answers);
  const isRefused = notices.some(({ isDone }) => !isDone);
  return {
    ...frame,
    title: `${isRefused ? 'Error: ' : ''}${frame.patient.name} - liver-directed therapy and resection criteria`,
    notices,
    population: populationLine(population),
    contradiction: contradictionOf(verdicts),
    therapies: therapyLines(verdicts, policy),
    columns: verdicts.map(({ therapy }) => THERAPY_LABELS[therapy].short),
    board: boardRows(verdicts, policy, asOf, context.iss),
    legend: (['met', 'correctable', 'unknown', 'not-met', 'not-part'] as const).map(statusMark),
    change: { ...whatWouldChange(verdicts, policy), leavingDays: LEAVING_DAYS },
    cautions: cautionRows(assessment.cautions, policy, moment),
    information: information(assessment.facts, moment),
    ...forms(assessment, context, moment),
    scores: scoreRows(assessment.scores, moment),
    evidence: evidenceBrief(assessment.evidence, `${context.launchPath}literature`),
  };
}

function forms(assessment: Assessment, context: VerdictPageContext, moment: Moment) {
  const { formErrors: errors = {}, formValues: typed = {}, changed = [] } = context;
  return {
    form: {
      ...questionRows(assessment, { errors, typed, changed }),
      ...postedForm('answers', context, context.answersForm),
    },
    given: givenAnswers(assessment),
    withdrawal: postedForm('withdraw', context),
    decisions: {
      ...decisionRows(context.decisions, { ...moment, verdicts: assessment.verdicts }),
      page: `${context.launchPath}decisions`,
    },
  };
}
