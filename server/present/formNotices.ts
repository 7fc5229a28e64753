import type { Answer, AnswerId } from '../chart/answer.ts';
import type { Decision } from '../criteria/decision.ts';
import type { FormErrors } from './answersForm.ts';
import { DECISION_LEGENDS, decisionAnchor } from './decisions/decisionFields.ts';
import { decisionTitle } from './decisions/decisionRows.ts';
import { type FormProblem, formProblems } from './formProblems.ts';
import { answerText, QUESTIONS, questionAnchor } from './questions.ts';

/** Why a form that could be read was not saved. */
export type NotSaved = 'store' | 'withdrawal' | 'answers-changed' | 'decision-changed' | 'nothing-entered' | 'old-form';

/** What happened to a form. The page says "saved" only of what the store has confirmed. */
export interface FormOutcome {
  readonly saved?: readonly AnswerId[];
  readonly withdrawn?: Answer;
  readonly decided?: Decision;
  readonly notSaved?: NotSaved;
  readonly formErrors?: FormErrors;
  readonly decisionErrors?: FormErrors;
  /** Questions about which something was recorded since the form was drawn. */
  readonly changed?: readonly AnswerId[];
}

/** A message about a form, above everything else of the page. */
export interface FormNotice {
  readonly anchor: string;
  readonly isDone: boolean;
  readonly title: string;
  readonly lead: string | null;
  readonly lines: readonly FormProblem[];
}

export function formNotices(outcome: FormOutcome, answers: readonly Answer[]): readonly FormNotice[] {
  const problems = [...formProblems(outcome.formErrors ?? {}), ...decisionProblems(outcome.decisionErrors ?? {})];
  return [
    ...(problems.length > 0 ? [alert('Nothing was saved: please check what you entered', null, problems)] : []),
    ...(outcome.notSaved ? [notSaved(outcome.notSaved, outcome.changed ?? [])] : []),
    ...done('saved', 'Saved', savedLines(outcome.saved ?? [], answers)),
    ...done('withdrawn', 'Withdrawn', outcome.withdrawn ? [answerLine(outcome.withdrawn)] : []),
    ...done('decided', 'Decision saved', outcome.decided ? [plain(decisionTitle(outcome.decided))] : []),
  ];
}

const KEPT = 'What you typed is still in the form.';
const WORDS: Readonly<Record<NotSaved, readonly [string, string]>> = {
  store: ['Not saved: LiverMet could not store it', `${KEPT} Wait a minute, then send it again.`],
  withdrawal: [
    'Not withdrawn: the answer still counts',
    'LiverMet could not store the withdrawal. Wait a minute, then withdraw the answer again.',
  ],
  'answers-changed': [
    'Not saved: an answer has changed since you opened this page',
    `${KEPT} See what has been recorded meanwhile, then send it again if it still holds.`,
  ],
  'decision-changed': [
    'Not saved: a verdict or a decision has changed since you opened this page',
    `${KEPT} Look at the verdicts and decisions below, then send it again if it still holds.`,
  ],
  'nothing-entered': ['Nothing was entered, so nothing was saved', 'Answer at least one question.'],
  'old-form': [
    'Not saved: this form was opened in an older version of LiverMet',
    `${KEPT} Check it and send it again.`,
  ],
};

function notSaved(why: NotSaved, changed: readonly AnswerId[]): FormNotice {
  const [title, lead] = WORDS[why];
  const lines = QUESTIONS.filter(({ id }) => changed.includes(id)).map(({ id, legend }) => ({
    href: `#${questionAnchor(id)}`,
    field: legend,
    text: 'changed meanwhile',
  }));
  return alert(title, lead, lines);
}

const alert = (title: string, lead: string | null, lines: readonly FormProblem[]): FormNotice => ({
  anchor: 'problems-title',
  isDone: false,
  title,
  lead,
  lines,
});

const done = (name: string, title: string, lines: readonly FormProblem[]): readonly FormNotice[] =>
  lines.length > 0 ? [{ anchor: `${name}-title`, isDone: true, title, lead: null, lines }] : [];

const plain = (field: string, text = ''): FormProblem => ({ href: null, field, text });

function answerLine({ id, value }: Pick<Answer, 'id' | 'value'>): FormProblem {
  const question = QUESTIONS.find((each) => each.id === id);
  return question ? plain(question.legend, answerText(value, question)) : plain(id);
}

/** What was just stored, answer by answer: a person sees what the page understood, not only that it did. */
const savedLines = (saved: readonly AnswerId[], answers: readonly Answer[]): readonly FormProblem[] =>
  QUESTIONS.filter(({ id }) => saved.includes(id)).flatMap(({ id }) => {
    const latest = answers.findLast((answer) => answer.id === id && answer.withdrawn === undefined);
    return latest ? [answerLine(latest)] : [];
  });

const decisionProblems = (errors: FormErrors): readonly FormProblem[] =>
  Object.entries(errors).map(([field, text]) => ({
    href: `#${decisionAnchor(field)}`,
    field: DECISION_LEGENDS[field] ?? field,
    text,
  }));
