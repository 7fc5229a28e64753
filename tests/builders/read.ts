import type { Answer, AnswerValues } from '../../server/chart/answer.ts';
import { readChart } from '../../server/chart/chart.ts';
import type { Facts } from '../../server/chart/facts.ts';
import type { Gap } from '../../server/chart/gap.ts';
import { DEFAULT_POLICY, type Policy } from '../../server/chart/policy.ts';
import { readFacts } from '../../server/chart/readFacts.ts';
import { limitsAt } from '../../server/criteria/limits.ts';

export const AS_OF = '2026-01-15T09:00:00Z';

interface Reading {
  readonly asOf?: string;
  readonly policy?: Policy;
  readonly answers?: readonly Answer[];
  readonly gaps?: readonly Gap[];
}

/** The facts of patient p1 from resources, with the limits of the criteria. */
export function factsOf(
  resources: readonly unknown[],
  { asOf = AS_OF, policy = DEFAULT_POLICY, answers = [], gaps = [] }: Reading = {},
): Facts {
  const chart = readChart(resources, policy.timeZone, 'p1');
  return readFacts(chart, { asOf, policy, answers, gaps, limits: limitsAt(asOf, policy) });
}

export const answered = (values: AnswerValues, at = AS_OF): readonly Answer[] =>
  (Object.entries(values) as [Answer['id'], Answer['value']][]).map(([id, value]) => ({
    id,
    value,
    at,
    by: 'Dr. Example',
  }));
