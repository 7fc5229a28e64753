import type { FormErrors } from './answersForm.ts';
import { QUESTIONS, questionAnchor } from './questions.ts';

/** One line of the summary above a form that was not saved. */
export interface FormProblem {
  /** Link to the field; `null` when the form has no such field. */
  readonly href: string | null;
  readonly field: string;
  readonly text: string;
}

/** In the order of the form; errors of fields it does not have come last. */
export function formProblems(errors: FormErrors): readonly FormProblem[] {
  const known = QUESTIONS.flatMap(({ id, legend }) => {
    const text = errors[id];
    return text === undefined ? [] : [{ href: `#${questionAnchor(id)}`, field: legend, text }];
  });
  const others = Object.entries(errors).filter(([field]) => !QUESTIONS.some(({ id }) => id === field));
  return [...known, ...others.map(([field, text]) => ({ href: null, field, text }))];
}
