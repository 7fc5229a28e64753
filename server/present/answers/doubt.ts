import type { AnswerId } from '../../chart/answer.ts';
import { answerDays } from '../../chart/answerPolicy.ts';
import type { Fact, Source } from '../../chart/fact.ts';
import { MEASURED } from '../../chart/inputs/index.ts';
import type { Policy } from '../../chart/policy.ts';
import { daysAfter, periodOf } from '../../chart/time.ts';
import { formatDay } from '../dates.ts';

/** A value that ends within a week is asked for before it does. */
const SOON_DAYS = 7;

/** Why a question is asked, to follow "asked because"; `null` when its value is known and holds for another week. */
export function doubt(id: AnswerId, fact: Fact<unknown>, policy: Policy, asOf: string): string | null {
  if (!fact.known) return fact.because;
  if (fact.sources.some(({ status }) => status === 'preliminary')) return 'the value in the chart is preliminary';
  const ends = fact.sources.flatMap((source) => endOf(id, source, policy));
  const end = Math.min(...ends);
  if (end >= daysAfter(Date.parse(asOf), SOON_DAYS, policy.timeZone)) return null;
  const day = formatDay(new Date(end).toISOString(), policy.timeZone);
  return `what is known now holds only until ${day} (site policy)`;
}

/** The last instant at which a source counts, in epoch milliseconds; none where its age does not matter. */
function endOf(id: AnswerId, { holdsUntil, recordedAt }: Source, policy: Policy): readonly number[] {
  if (holdsUntil !== undefined) return [Date.parse(holdsUntil)];
  const period = periodOf(recordedAt, policy.timeZone);
  if (!period || !MEASURED.some((input) => input.id === id && input.lookBack)) return [];
  // A month or a year counts from where it begins, as in reading the chart.
  return [daysAfter(recordedAt.length < 10 ? period.start : period.end, answerDays(id, policy), policy.timeZone)];
}
