import type { Answer, AnswerId } from './answer.ts';
import { MEASURED } from './inputs/index.ts';
import type { Policy } from './policy.ts';
import { daysAfter } from './time.ts';

/** How long an answer to a question holds, in days: a number like the same number in the chart, any other by its own rule. */
export const answerDays = (id: AnswerId, { lookBackDays }: Pick<Policy, 'lookBackDays'>): number =>
  lookBackDays[MEASURED.find((input) => input.id === id)?.lookBack ?? 'attestation'];

/** The last instant (ISO) at which an answer still holds by the site's policy, if nothing newer comes before. */
export const holdsUntil = ({ id, at }: Pick<Answer, 'id' | 'at'>, policy: Policy): string =>
  new Date(daysAfter(Date.parse(at), answerDays(id, policy), policy.timeZone)).toISOString();
