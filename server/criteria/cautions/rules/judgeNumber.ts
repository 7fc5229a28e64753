import type { Fact, Source } from '../../../chart/fact.ts';
import { measuredInput } from '../../../chart/inputs/index.ts';
import type { Interval } from '../../../chart/interval.ts';
import { type Limit, sideOf } from '../../../chart/limit.ts';
import type { MeasuredId } from '../../../chart/measuredInput.ts';
import { intervalText } from '../../../chart/quantity.ts';
import { shownUnit } from '../../rules/number.ts';
import type { Steps } from '../caution.ts';
import { cannotTell, type Finding } from '../finding.ts';

/** The far side of a limit, in words: "above 2 mg/dL". */
export function beyondText(limit: Limit, unit: string): string {
  const shown = shownUnit(unit);
  switch (limit.operator) {
    case 'at-most':
      return `above ${limit.value}${shown}`;
    case 'at-least':
      return `below ${limit.value}${shown}`;
    case 'less-than':
      return `${limit.value}${shown} or more`;
    case 'between':
      return `below ${limit.low} or above ${limit.value}${shown}`;
  }
}

/** A value in words: "total bilirubin 2.4 mg/dL". */
export function valueText(id: MeasuredId, value: Interval): string {
  const { title, unit } = measuredInput(id);
  return `${title} ${intervalText(value)}${shownUnit(unit)}`;
}

interface NumberQuestion {
  readonly input: MeasuredId;
  readonly safe: Limit;
  readonly leeway?: Limit;
}

/** Whether a number lies beyond the limit. A range that reaches over it tells nothing. */
export function judgeNumber({ input, safe, leeway = safe }: NumberQuestion, fact: Fact<Interval>): Finding {
  if (!fact.known) return cannotTell(fact.because, fact.sources);
  const { value, sources } = fact;
  const found = valueText(input, value);
  const beyond = beyondText(leeway, measuredInput(input).unit);
  if (sideOf(value, safe) === 'keeps') return { finding: 'clear', because: found, sources };
  if (sideOf(value, leeway) === 'fails')
    return { finding: 'applies', because: `${found}; the source names values ${beyond}`, sources };
  if (leeway !== safe && sideOf(value, safe) === 'fails')
    return cannotTell(`${found}; the source leaves the stretch from ${safe.value} to ${leeway.value} open`, sources);
  return cannotTell(`${found} may lie on either side; the source names values ${beyond}`, sources);
}

/** Which step a value has passed for certain, and which it may have; `found` says what the value is. */
export function judgeSteps(steps: Steps, value: Interval, found: string, sources: readonly Source[]): Finding {
  const passed = steps.findLast(({ safe }) => sideOf(value, safe) === 'fails');
  const perhaps = steps.findLast(({ safe }) => sideOf(value, safe) === 'undecided');
  const open = perhaps ? `; not certain from this value: ${perhaps.says}` : '';
  if (passed) return { finding: 'applies', because: `${found}; ${passed.says}${open}`, sources };
  if (perhaps) return cannotTell(`${found}${open}`, sources);
  return { finding: 'clear', because: found, sources };
}
