import type { Answer } from '../../chart/answer.ts';
import { countingAnswers } from '../../chart/answersAt.ts';
import type { Fact } from '../../chart/fact.ts';
import type { Assessment } from '../assessment.ts';
import { formatFhirDate } from '../dates.ts';
import { answerText, QUESTIONS } from '../questions.ts';
import { userName } from '../sourceRows.ts';

/** The latest answer to each question that was not withdrawn: what was said, by whom and when, and whether it counts. */
export function answerLines({ answers, asOf, facts, policy }: Assessment): readonly string[] {
  const standing = countingAnswers(answers, asOf);
  return QUESTIONS.flatMap((question) => {
    const { id, legend } = question;
    const latest = standing
      .filter((answer) => answer.id === id)
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
      .at(-1);
    if (!latest) return [];
    const who = `${userName(latest.by)}, ${dayOf(latest.at, policy.timeZone)}`;
    const held = counts(latest, facts[id]) ? '' : ' - no longer counts';
    return [`${legend} ${answerText(latest.value, question)} (${who})${held}`];
  });
}

/** The day; the time stands on the page of criteria. */
const dayOf = (at: string, zone: string): string => formatFhirDate(at, zone).replace(/, \d\d:\d\d$/, '');

/** An answer counts while the fact rests on it: not once it has expired, or the chart says something newer. */
const counts = ({ id, at }: Answer, fact: Fact<unknown>): boolean =>
  fact.known && fact.sources.some(({ reference, recordedAt }) => reference === `answer/${id}` && recordedAt === at);
