import type { Decision } from '../../criteria/decision.ts';
import type { Assessment } from '../assessment.ts';
import { contradictionOf } from '../contradiction.ts';
import type { FormIdentity } from '../formFields.ts';
import { type FormNotice, type FormOutcome, formNotices } from '../formNotices.ts';
import { type PageContext, type PageFrame, pageFrame } from '../pageFrame.ts';
import { type PopulationLine, populationLine } from '../populationLine.ts';
import { type PostedForm, postedForm } from '../postedForm.ts';
import { type TherapyLine, therapyLines } from '../therapyLines.ts';
import { type DecisionFields, decisionFields } from './decisionFields.ts';
import type { TypedDecision } from './decisionForm.ts';
import { type DecisionRows, decisionRows } from './decisionRows.ts';

/** What the page needs besides the assessment. */
export interface DecisionsPageContext extends PageContext, FormOutcome {
  readonly csrfToken: string;
  readonly form: FormIdentity;
  /** In the order in which they were made. */
  readonly decisions: readonly Decision[];
  /** What was typed into a form that could not be saved. */
  readonly typed?: TypedDecision;
}

export interface DecisionsPageModel extends PageFrame {
  readonly title: string;
  readonly notices: readonly FormNotice[];
  readonly population: PopulationLine;
  /** Answers that cannot both be true. */
  readonly contradiction: string | null;
  readonly therapies: readonly TherapyLine[];
  readonly form: DecisionFields & PostedForm;
  readonly decisions: DecisionRows;
}

/** The verdicts in short, the decisions about them, and the form for a new one. */
export function decisionsPage(assessment: Assessment, context: DecisionsPageContext): DecisionsPageModel {
  const { asOf, policy, population, verdicts } = assessment;
  const frame = pageFrame(assessment, context, 'decisions');
  const notices = formNotices(context, []);
  const isRefused = notices.some(({ isDone }) => !isDone);
  return {
    ...frame,
    title: `${isRefused ? 'Error: ' : ''}${frame.patient.name} - decisions`,
    notices,
    population: populationLine(population),
    contradiction: contradictionOf(verdicts),
    therapies: therapyLines(verdicts, policy, context.launchPath),
    form: {
      ...decisionFields(verdicts, context.typed, context.decisionErrors ?? {}),
      ...postedForm('decisions', context, context.form),
    },
    decisions: decisionRows(context.decisions, { asOf, zone: policy.timeZone, verdicts }),
  };
}
