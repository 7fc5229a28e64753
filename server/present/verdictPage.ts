import type { AnswerId } from '../chart/answer.ts';
import { CSRF_FIELD, type FormErrors } from './answersForm.ts';
import type { Assessment } from './assessment.ts';
import { type BoardRow, boardRows } from './boardRows.ts';
import { formatInstant } from './dates.ts';
import { type EvidenceGroup, evidenceGroups } from './evidenceRows.ts';
import { type FormProblem, formProblems } from './formProblems.ts';
import { type GapRows, gapRows } from './gapRows.ts';
import { type InformationRow, information } from './information.ts';
import { type PatientBanner, patientBanner } from './patientBanner.ts';
import { type PositionRow, positionRows } from './positionRows.ts';
import { type QuestionRows, questionRows } from './questionRows.ts';
import { QUESTIONS } from './questions.ts';
import { type ScoreRow, scoreRows } from './scoreRows.ts';
import { type StatusMark, statusMark } from './statusMark.ts';
import { THERAPY_LABELS } from './therapyLabels.ts';
import { type TherapyLine, therapyLines } from './therapyLines.ts';

/** What the page needs besides the assessment: where it stands, and what happened to the form. */
export interface VerdictPageContext {
  /** The EHR's name as a clinician knows it. */
  readonly siteName: string;
  readonly appVersion: string;
  /** "/l/<id>/" */
  readonly launchPath: string;
  readonly csrfToken: string;
  /** Answers that the store has just confirmed; the page says "saved" of nothing else. */
  readonly saved?: readonly AnswerId[];
  readonly formErrors?: FormErrors;
  /** What was typed into a form that could not be saved. */
  readonly formValues?: Readonly<Record<string, string>>;
}

export interface VerdictPageModel {
  readonly title: string;
  readonly appVersion: string;
  readonly asOf: string;
  readonly gaps: GapRows;
  readonly problems: readonly FormProblem[];
  readonly saved: readonly string[];
  readonly patient: PatientBanner;
  readonly population: {
    readonly kind: 'met' | 'not-met' | 'unknown';
    readonly word: string;
    readonly because: string;
  };
  readonly therapies: readonly TherapyLine[];
  readonly columns: readonly string[];
  readonly board: readonly BoardRow[];
  readonly legend: readonly StatusMark[];
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
  const patient = patientBanner(assessment.patient, context.siteName, moment);
  const errors = context.formErrors ?? {};
  const problems = formProblems(errors);
  return {
    title: `${problems.length > 0 ? 'Error: ' : ''}${patient.name} - liver-directed therapy and resection criteria`,
    appVersion: context.appVersion,
    asOf: formatInstant(asOf, policy.timeZone),
    gaps: gapRows(assessment.gaps),
    problems,
    saved: QUESTIONS.filter(({ id }) => context.saved?.includes(id)).map(({ legend }) => legend),
    patient,
    population: { kind: population.status, word: POPULATION_WORDS[population.status], because: population.because },
    therapies: therapyLines(verdicts, policy),
    columns: verdicts.map(({ therapy }) => THERAPY_LABELS[therapy].short),
    board: boardRows(verdicts, policy, asOf),
    legend: (['met', 'correctable', 'unknown', 'not-met', 'not-part'] as const).map(statusMark),
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
