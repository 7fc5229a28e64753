import type { Fact } from '../../../chart/fact.ts';
import type { Interval } from '../../../chart/interval.ts';
import { sideOf } from '../../../chart/limit.ts';
import { roundToSix } from '../../../chart/units.ts';
import { cannotTell, type Finding } from '../finding.ts';
import { valueText } from './judgeNumber.ts';

interface UpperLimitQuestion {
  readonly input: 'alt' | 'ast';
  readonly times: number;
}

/** Whether an enzyme exceeds so many times the upper limit of normal (U/L). Without that limit nobody can tell. */
export function judgeUpperLimit(
  { input, times }: UpperLimitQuestion,
  fact: Fact<Interval>,
  upperLimit: number | undefined,
): Finding {
  if (!fact.known) return cannotTell(fact.because, fact.sources);
  const { value, sources } = fact;
  const found = valueText(input, value);
  if (upperLimit === undefined || upperLimit <= 0)
    return cannotTell(`${found}, and the result states no single upper limit of normal`, sources);
  const limit = { operator: 'at-most', value: roundToSix(upperLimit * times) } as const;
  const compared = `${found}; ${times} times its upper limit of normal is ${limit.value} U/L`;
  switch (sideOf(value, limit)) {
    case 'keeps':
      return { finding: 'clear', because: compared, sources };
    case 'fails':
      return { finding: 'applies', because: compared, sources };
    case 'undecided':
      return cannotTell(`${compared}, which may lie on either side`, sources);
  }
}
