import type { Answer, AnswerId } from './answer.ts';
import { answerDays, holdsUntil } from './answerPolicy.ts';
import { type Fact, known, type Source, unknown } from './fact.ts';
import { STATEMENTS, type StatementId } from './inputs/attestations.ts';
import { point } from './interval.ts';
import type { Policy } from './policy.ts';
import type { Reading } from './reading.ts';
import { ageInDays, daysBefore, periodOf } from './time.ts';

const answerSource = ({ id, value, at, by }: Answer, policy: Policy): Source => ({
  reference: `answer/${id}`,
  recordedAt: at,
  asRecorded: typeof value === 'boolean' ? (value ? 'yes' : 'no') : `${value}`,
  by,
  holdsUntil: holdsUntil({ id, at }, policy),
});

/** The answers to one question, as readings beside those of the chart. */
export function answerReadings(answers: readonly Answer[], id: AnswerId, policy: Policy): readonly Reading[] {
  return answers.flatMap((answer) => {
    const period = periodOf(answer.at, 'UTC');
    if (answer.id !== id || typeof answer.value !== 'number' || !period) return [];
    return [
      {
        measure: { interval: point(answer.value) },
        period,
        standing: 'answered' as const,
        source: answerSource(answer, policy),
      },
    ];
  });
}

/** The answers to one question that had been given by `asOf`, latest first. */
function answersGiven(answers: readonly Answer[], id: AnswerId, asOf: number): readonly Answer[] {
  const given = answers.filter((answer) => answer.id === id && Date.parse(answer.at) <= asOf);
  return given.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** What a clinician stated, if the latest statement still holds. Two different ones of the same instant are `conflicting`. */
export function attestedFact(answers: readonly Answer[], id: StatementId, policy: Policy, asOf: number): Fact<boolean> {
  const given = answersGiven(answers, id, asOf);
  const [latest, ...earlier] = given;
  const statement = STATEMENTS[id];
  if (!latest) return unknown('absent', `nobody has said whether ${statement}`);
  const sameTime = given.filter(({ at }) => Date.parse(at) === Date.parse(latest.at));
  const sources = sameTime.map((answer) => answerSource(answer, policy));
  if (sameTime.some(({ value }) => value !== latest.value))
    return unknown('conflicting', `both yes and no were answered to whether ${statement}`, sources);
  const days = answerDays(id, policy);
  if (Date.parse(latest.at) < daysBefore(asOf, days, policy.timeZone)) {
    const age = ageInDays(Date.parse(latest.at), asOf, policy.timeZone);
    return unknown(
      'stale',
      `whether ${statement} was answered ${age} days ago; an answer holds ${days} days (site policy)`,
      sources,
    );
  }
  const setAside = earlier
    .filter((answer) => !sameTime.includes(answer))
    .map((answer) => ({ ...answerSource(answer, policy), because: 'answered anew since' }));
  return known(latest.value === true, [answerSource(latest, policy)], setAside);
}
