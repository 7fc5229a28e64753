import { DECISION_LEGENDS } from '../decisions/decisionFields.ts';
import { QUESTIONS } from '../questions.ts';

/** A field of a form with what was typed into it. */
export interface TypedEntry {
  readonly label: string;
  readonly typed: string;
}

/** What a person typed into a form that could not even be shown again, in their words, so that it can be copied. */
export function typedEntries(body: unknown): readonly TypedEntry[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([field, value]) => {
    const typed = [value].flat().filter((each) => typeof each === 'string' && each.trim() !== '');
    const question = QUESTIONS.find(({ id }) => id === field);
    const label = question?.legend ?? DECISION_LEGENDS[field];
    const choices = question?.format.kind === 'choice' ? question.format.choices : [];
    const words = typed.map((each) => choices.find((choice) => choice.value === each)?.label ?? `${each}`);
    return label !== undefined && words.length > 0 ? [{ label, typed: words.join(', ') }] : [];
  });
}
