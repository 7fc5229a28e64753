import type { Answer, AnswerId } from '../chart/answer.ts';
import { CSRF_FIELD, type FormErrors } from './answersForm.ts';
import type { Assessment } from './assessment.ts';
import { type BoardRow, boardRows } from './boardRows.ts';
import { type CautionRows, cautionRows } from './cautionRows.ts';
import { type EvidenceGroup, evidenceGroups } from './evidenceRows.ts';
import { type FormProblem, formProblems } from './formProblems.ts';
import { type InformationRow, information } from './information.ts';
import { type PageContext, type PageFrame, pageFrame } from './pageFrame.ts';
import { type PositionRow, positionRows } from './positionRows.ts';
import { answerText, type QuestionRows, questionRows } from './questionRows.ts';
import { QUESTIONS } from './questions.ts';
import { type ScoreRow, scoreRows } from './scoreRows.ts';
import { type StatusMark, statusMark } from './statusMark.ts';
import { THERAPY_LABELS } from './therapyLabels.ts';
import { type TherapyLine, therapyLines } from './therapyLines.ts';

/** What the page needs besides the assessment: where it stands, and what happened to the form. */
export interface VerdictPageContext extends PageContext {
  readonly csrfToken: string;
  /** Answers that the store has just confirmed; the page says "saved" of nothing else. */
  readonly saved?: readonly AnswerId[];
  readonly formErrors?: FormErrors;
  /** What was typed into a form that could not be saved. */
  readonly formValues?: Readonly<Record<string, string>>;
}

export interface VerdictPageModel extends PageFrame {
  readonly title: string;
  readonly problems: readonly FormProblem[];
  readonly saved: readonly string[];
  readonly population: {
    readonly kind: 'met' | 'not-met' | 'unknown';
    readonly word: string;
    readonly because: string;
  };
  readonly therapies: readonly TherapyLine[];
  readonly columns: readonly string[];
  readonly board: readonly BoardRow[];
  readonly legend: readonly StatusMark[];
  readonly cautions: CautionRows;
  readonly information: readonly InformationRow[];
  readonly form: QuestionRows & {
    readonly action: string;
    readonly csrfField: string;
    readonly csrfToken: string;
  };
  readonly scores: readonly ScoreRow[];
  readonly evidence: readonly EvidenceGroup[];
  readonly positions: readonly PositionRow[];
}

const POPULATION_WORDS = { met: 'met', 'not-met': 'not met', unknown: 'unknown' } as const;

/** Everything the verdict page shows, decided here; the template only puts it in its place. */
export function verdictPage(assessment: Assessment, context: VerdictPageContext): VerdictPageModel {
  const { asOf, policy, population, verdicts } = assessment;
  const moment = { asOf, zone: policy.timeZone };
  const frame = pageFrame(assessment, context, 'verdict');
  const errors = context.formErrors ?? {};
  const problems = formProblems(errors);
  return {
    ...frame,
    title: `${problems.length > 0 ? 'Error: ' : ''}${frame.patient.name} - liver-directed therapy and resection criteria`,
    problems,
    saved: savedAnswers(assessment.answers, context.saved ?? []),
    population: { kind: population.status, word: POPULATION_WORDS[population.status], because: population.because },
    therapies: therapyLines(verdicts, policy),
    columns: verdicts.map(({ therapy }) => THERAPY_LABELS[therapy].short),
    board: boardRows(verdicts, policy, asOf),
    legend: (['met', 'correctable', 'unknown', 'not-met', 'not-part'] as const).map(statusMark),
    cautions: cautionRows(assessment.cautions, policy, moment),
    information: information(assessment.facts, moment),
    form: {
      ...questionRows(assessment, { errors, typed: context.formValues ?? {} }),
      action: `${context.launchPath}answers`,
      csrfField: CSRF_FIELD,
      csrfToken: context.csrfToken,
    },
    scores: scoreRows(assessment.scores, moment),
    evidence: evidenceGroups(assessment.evidence),
    positions: positionRows(),
  };
}

/** What was just stored, answer by answer: a person sees what the page understood, not only that it did. */
function savedAnswers(answers: readonly Answer[], saved: readonly AnswerId[]): readonly string[] {
  return QUESTIONS.filter(({ id }) => saved.includes(id)).flatMap(({ id, legend, format }) => {
    const latest = answers.findLast((answer) => answer.id === id);
    return latest ? [`${legend} ${answerText(latest.value, format)}`] : [];
  });
}
