import type { Answer, AnswerId } from '../chart/answer.ts';
import { answerDays, holdsUntil } from '../chart/answerPolicy.ts';
import type { Fact, SetAside, Source } from '../chart/fact.ts';
import type { Policy } from '../chart/policy.ts';
import type { Result } from '../criteria/verdict.ts';
import { doubt } from './answers/doubt.ts';
import type { FormErrors } from './answersForm.ts';
import type { Assessment } from './assessment.ts';
import { formatAge, formatFhirDate } from './dates.ts';
import type { Moment } from './moment.ts';
import { answerText, QUESTIONS, type Question, questionAnchor } from './questions.ts';
import { holdsText, isAnswer, sourceRow, userName } from './sourceRows.ts';

interface OptionRow {
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
}

/** One question of the form, ready to be shown. */
export interface QuestionRow {
  readonly id: string;
  readonly anchor: string;
  readonly legend: string;
  readonly hint: string;
  readonly counts: string;
  readonly kind: 'choice' | 'number';
  readonly options: readonly OptionRow[];
  readonly unit: string;
  readonly inputMode: 'numeric' | 'decimal';
  /** What was typed and could not be saved. */
  readonly typed: string;
  /** Why it is asked; `null` when the value is known and will be for a while. */
  readonly because: string | null;
  /** What the chart holds, a line a value; empty when it holds none. */
  readonly chart: readonly string[];
  /** "yes, by Dr Lee, 3 days ago (12 Jan 2026, 10:00); holds until 13 Mar 2026, site policy"; `null` when not answered. */
  readonly earlier: string | null;
  readonly error: string | null;
  /** What was recorded since the form was drawn; `null` when nothing was. */
  readonly changed: string | null;
}

export interface QuestionRows {
  /** Missing, doubtful, about to expire, or just typed: shown at once. */
  readonly open: readonly QuestionRow[];
  /** The chart or an answer already says it: behind a click. */
  readonly rest: readonly QuestionRow[];
}

export interface FormState {
  readonly errors: FormErrors;
  readonly typed: Readonly<Record<string, string>>;
  /** Questions about which something was recorded since the form was drawn. */
  readonly changed: readonly AnswerId[];
}

export function questionRows(assessment: Assessment, form: FormState): QuestionRows {
  const moment = { asOf: assessment.asOf, zone: assessment.policy.timeZone };
  const rows = QUESTIONS.filter((question) => isAsked(question, assessment)).map((question) => {
    const answer = latestAnswer(assessment, question);
    const row = questionRow(question, assessment, answer, form, moment);
    const touched = row.error !== null || row.typed !== '' || row.changed !== null;
    return { row, open: touched || row.because !== null };
  });
  return {
    open: rows.filter(({ open }) => open).map(({ row }) => row),
    rest: rows.filter(({ open }) => !open).map(({ row }) => row),
  };
}

/**
 * A question about a correctable value is asked while the value fails, and stays once "not correctable" was said: an answer
 * that cannot be found again cannot be put right.
 */
function isAsked({ onlyWhenCorrectable, id }: Question, { verdicts, answers }: Assessment): boolean {
  if (!onlyWhenCorrectable) return true;
  const results: readonly Result[] = verdicts.flatMap((verdict) => verdict.results);
  const statuses = results.filter((result) => result.id === onlyWhenCorrectable).map(({ status }) => status);
  const wasAnswered = answers.some((answer) => answer.id === id);
  return statuses.includes('correctable') || (wasAnswered && statuses.includes('not-met'));
}

const latestAnswer = ({ answers }: Assessment, { id }: Question): Answer | undefined =>
  answers
    .filter((answer) => answer.id === id && answer.withdrawn === undefined)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1);

function questionRow(
  question: Question,
  { facts, policy, asOf }: Assessment,
  answer: Answer | undefined,
  form: FormState,
  moment: Moment,
): QuestionRow {
  const typed = form.typed[question.id] ?? '';
  const { format } = question;
  return {
    id: question.id,
    anchor: questionAnchor(question.id),
    legend: question.legend,
    hint: question.hint,
    counts: `An answer counts for ${answerDays(question.id, policy)} days (site policy).`,
    kind: format.kind,
    options: optionRows(question, typed, answer !== undefined),
    unit: format.kind === 'number' ? format.unit : '',
    inputMode: format.kind === 'number' && format.decimals ? 'decimal' : 'numeric',
    typed,
    because: doubt(question.id, facts[question.id], policy, asOf),
    chart: chartLines(facts[question.id], moment),
    earlier: answer ? earlierText(question, answer, policy, moment) : null,
    error: form.errors[question.id] ?? null,
    changed: form.changed.includes(question.id) ? changedText(question, answer, moment) : null,
  };
}

/**
 * The last option leaves things as they are. It is the default even where an answer exists: sending the form for another
 * question must not put a new name and date on an old answer.
 */
function optionRows({ format }: Question, typed: string, answered: boolean): readonly OptionRow[] {
  if (format.kind === 'number') return [];
  const none = { value: '', label: answered ? 'Keep the earlier answer' : 'Not answered' };
  return [...format.choices, none].map(({ value, label }) => ({
    value,
    label,
    checked: value === typed || (value === '' && !format.choices.some((choice) => choice.value === typed)),
  }));
}

function chartLines(fact: Fact<unknown>, moment: Moment): readonly string[] {
  const recorded: readonly (Source | SetAside)[] = [...fact.sources, ...fact.setAside].filter(
    (each) => !isAnswer(each),
  );
  return recorded.map((each) => {
    const row = sourceRow(each, moment);
    const aside = row.setAsideBecause ? `; not used: ${row.setAsideBecause}` : '';
    return `${row.asRecorded}, ${row.date}${row.age ? ` (${row.age})` : ''}, ${row.reference}${aside}`;
  });
}

function earlierText(question: Question, answer: Answer, policy: Policy, moment: Moment): string {
  return `${givenText(question, answer, moment)}; ${holdsText(holdsUntil(answer, policy), moment.zone)}`;
}

/** "yes, by Dr Lee, 3 days ago (12 Jan 2026, 10:00)" */
export function givenText(question: Question, { value, at, by }: Answer, { asOf, zone }: Moment): string {
  return `${answerText(value, question)}, by ${userName(by)}, ${formatAge(at, asOf, zone)} (${formatFhirDate(at, zone)})`;
}

const changedText = (question: Question, answer: Answer | undefined, moment: Moment): string =>
  answer ? `the answer is now: ${givenText(question, answer, moment)}` : 'the answer has been withdrawn';
