import type { Answer } from './answer.ts';

/** What was known of the answers at `asOf` (ISO instant): none given later, and no withdrawal made later. */
export function answersAt(answers: readonly Answer[], asOf: string): readonly Answer[] {
  const isPast = (at: string) => Date.parse(at) <= Date.parse(asOf);
  return answers
    .filter(({ at }) => isPast(at))
    .map((answer) => {
      const { withdrawn, ...given } = answer;
      return withdrawn && !isPast(withdrawn.at) ? given : answer;
    });
}

/** The answers that counted at `asOf`: a withdrawn one counts, from its withdrawal on, as never given. */
export const countingAnswers = (answers: readonly Answer[], asOf: string): readonly Answer[] =>
  answersAt(answers, asOf).filter(({ withdrawn }) => withdrawn === undefined);
