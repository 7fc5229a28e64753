import type { Answer } from '../../chart/answer.ts';
import { holdsUntil } from '../../chart/answerPolicy.ts';
import type { Assessment } from '../assessment.ts';
import { formatAge, formatFhirDate } from '../dates.ts';
import type { Moment } from '../moment.ts';
import { givenText } from '../questionRows.ts';
import { answerText, QUESTIONS, type Question } from '../questions.ts';
import { holdsText, isAnswer, userName } from '../sourceRows.ts';

/** The way to take an answer back: what the form sends, and what follows from it. */
export interface WithdrawForm {
  readonly question: string;
  readonly answer: string;
  readonly label: string;
  readonly consequence: string;
}

/** One answer that was ever given. */
export interface GivenAnswer {
  readonly legend: string;
  readonly value: string;
  /** "by Dr Lee, 3 days ago (12 Jan 2026, 10:00)" */
  readonly given: string;
  /** "holds until 13 Mar 2026, site policy", or why it does not count. */
  readonly standing: string;
  readonly counts: boolean;
  readonly isWithdrawn: boolean;
  /** `null` for an answer that was withdrawn, or came from a file. */
  readonly withdraw: WithdrawForm | null;
}

export interface GivenAnswers {
  /** Those the verdicts rest on, in the order of the form. */
  readonly counting: readonly GivenAnswer[];
  /** Replaced, outdated or withdrawn ones; the newest first. */
  readonly others: readonly GivenAnswer[];
}

export function givenAnswers(assessment: Assessment): GivenAnswers {
  const { asOf, policy, answers } = assessment;
  const moment = { asOf, zone: policy.timeZone };
  const newestFirst = answers.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const rows = (chosen: readonly Answer[]) => chosen.flatMap((answer) => rowOf(answer, assessment, moment));
  return {
    counting: QUESTIONS.flatMap(({ id }) =>
      rows(newestFirst.filter((one) => one.id === id && counts(one, assessment))),
    ),
    others: rows(newestFirst.filter((one) => !counts(one, assessment))),
  };
}

/** Whether what is known of the question rests on this answer. */
function counts({ id, at, withdrawn }: Answer, { facts }: Assessment): boolean {
  const fact = facts[id];
  return withdrawn === undefined && fact.known && fact.sources.some((one) => isAnswer(one) && one.recordedAt === at);
}

function rowOf(answer: Answer, assessment: Assessment, moment: Moment): readonly GivenAnswer[] {
  const question = QUESTIONS.find(({ id }) => id === answer.id);
  if (!question) return [];
  const { at, by, form, withdrawn } = answer;
  const withdraw = { question: answer.id, answer: form ?? '', label: answerText(answer.value, question) };
  const isOpen = form !== undefined && withdrawn === undefined;
  return [
    {
      legend: question.legend,
      value: answerText(answer.value, question),
      given: `by ${userName(by)}, ${formatAge(at, moment.asOf, moment.zone)} (${formatFhirDate(at, moment.zone)})`,
      standing: standingText(answer, assessment, moment),
      counts: counts(answer, assessment),
      isWithdrawn: withdrawn !== undefined,
      withdraw: isOpen ? { ...withdraw, consequence: consequence(question, answer, assessment, moment) } : null,
    },
  ];
}

function standingText(answer: Answer, assessment: Assessment, moment: Moment): string {
  const { withdrawn } = answer;
  const { zone, asOf } = moment;
  if (withdrawn) return `withdrawn by ${userName(withdrawn.by)}, ${formatFhirDate(withdrawn.at, zone)}`;
  const until = holdsUntil(answer, assessment.policy);
  if (counts(answer, assessment)) return holdsText(until, zone);
  if (othersOf(answer, assessment).some(({ at }) => Date.parse(at) > Date.parse(answer.at)))
    return 'answered anew since';
  if (Date.parse(until) < Date.parse(asOf)) return `too old: ${holdsText(until, zone).replace('holds', 'held')}`;
  const fact = assessment.facts[answer.id];
  return fact.known ? 'not used: a later value in the chart decides' : `not used: ${fact.because}`;
}

/** The other answers to the same question that were not withdrawn. */
const othersOf = (answer: Answer, { answers }: Assessment): readonly Answer[] =>
  answers.filter((other) => other !== answer && other.id === answer.id && other.withdrawn === undefined);

function consequence(question: Question, answer: Answer, assessment: Assessment, moment: Moment): string {
  const rule = 'From then on everything reads as if this answer had not been given; it stays on record as withdrawn.';
  const standing = (one: Answer) => Date.parse(holdsUntil(one, assessment.policy)) >= Date.parse(moment.asOf);
  const earlier = othersOf(answer, assessment)
    .filter((one) => Date.parse(one.at) < Date.parse(answer.at) && standing(one))
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  return counts(answer, assessment) && earlier
    ? `${rule} An earlier answer then counts again, unless the chart holds a later value: ${givenText(question, earlier, moment)}.`
    : rule;
}
