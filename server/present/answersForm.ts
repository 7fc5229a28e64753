import { type AnswerId, type AnswerValues, answersSchema } from '../chart/answer.ts';
import { isHiddenField } from './formFields.ts';
import { QUESTIONS, type QuestionFormat } from './questions.ts';

/** Which fields are wrong and why, by field name, in words for the person who typed them. */
export type FormErrors = Readonly<Record<string, string>>;

export type ParsedAnswers =
  | { readonly ok: true; readonly values: AnswerValues }
  | { readonly ok: false; readonly errors: FormErrors };

/**
 * Reads the posted form "What only you can say". A field left empty is not an answer. All or nothing: one unreadable
 * field, or a field this form does not have, refuses the whole form, so that nothing is lost silently.
 */
export function parseAnswersForm(body: Readonly<Record<string, unknown>>): ParsedAnswers {
  const values = new Map<string, boolean | number>();
  const errors = new Map<string, string>();
  for (const [field, typed] of Object.entries(body)) {
    if (isHiddenField(field) || (typeof typed === 'string' && typed.trim() === '')) continue;
    const read = readField(field, typed);
    if (typeof read === 'string') errors.set(field, read);
    else values.set(field, read.value);
  }
  if (errors.size > 0) return { ok: false, errors: Object.fromEntries(errors) };
  return { ok: true, values: answersSchema.parse(Object.fromEntries(values)) };
}

/** The value, or what is wrong with it. */
function readField(field: string, typed: unknown): { readonly value: boolean | number } | string {
  const question = QUESTIONS.find(({ id }) => id === field);
  if (!question) return 'This form has no such field.';
  if (typeof typed !== 'string') return 'Give one answer only.';
  const value = answerOf(typed.trim(), question.format);
  if (value === undefined) return problem(question.id, question.format);
  return answersSchema.safeParse({ [field]: value }).success ? { value } : problem(question.id, question.format);
}

function answerOf(typed: string, format: QuestionFormat): boolean | number | undefined {
  if (format.kind === 'number') {
    const pattern = format.decimals ? /^\d{1,3}([.,]\d{1,3})?$/ : /^\d{1,3}$/;
    return pattern.test(typed) ? Number(typed.replace(',', '.')) : undefined;
  }
  if (!format.choices.some(({ value }) => value === typed)) return undefined;
  return typed === 'yes' ? true : typed === 'no' ? false : Number(typed);
}

function problem(id: AnswerId, format: QuestionFormat): string {
  if (format.kind === 'choice') return 'Choose one of the answers shown.';
  if (id === 'largest-lesion-cm')
    return 'Give the diameter in centimeters as a number above 0 and up to 50, such as 2.4.';
  return 'Give a whole number from 0 to 200.';
}
