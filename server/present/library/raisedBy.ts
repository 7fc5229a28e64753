import { INPUTS, measuredInput } from '../../chart/inputs/index.ts';
import type { Limit } from '../../chart/limit.ts';
import type { MeasuredId } from '../../chart/measuredInput.ts';
import type { CautionRule } from '../../criteria/cautions/caution.ts';
import { beyondText } from '../../criteria/cautions/rules/judgeNumber.ts';

/** What raises a caution, in words: "total bilirubin above 2 mg/dL". */
export function raisedBy(rule: CautionRule): string {
  switch (rule.kind) {
    case 'information':
      return 'shown for every patient';
    case 'number':
      return `${beyond(rule.input, rule.leeway ?? rule.safe)}${rule.leeway ? ` (from ${rule.safe.value} on the source leaves it open)` : ''}`;
    case 'steps':
      return beyond(rule.input, rule.steps[0].safe);
    case 'upper-limit':
      return `${titleOf(rule.input)} above ${rule.times} times the upper limit of normal that the result states`;
    case 'recorded':
      return `${titleOf(rule.input)} recorded`;
    case 'extrahepatic-disease':
      return 'disease outside the liver, recorded or answered';
    case 'egfr':
      return `eGFR ${beyondText(rule.steps[0].safe, 'mL/min/1.73 m²')}`;
    case 'doxorubicin':
      return `recorded doxorubicin, ${beyondText(rule.steps[0].safe, 'mg/m²')}; what is recorded is a lower bound, so a low sum clears nothing`;
    case 'any':
    case 'all':
      return rule.of
        .map((each) => (each.kind === 'any' || each.kind === 'all' ? `(${raisedBy(each)})` : raisedBy(each)))
        .join(rule.kind === 'any' ? ' or ' : ' and ');
  }
}

const titleOf = (id: string): string => INPUTS.find((input) => input.id === id)?.title ?? id;

function beyond(id: MeasuredId, limit: Limit): string {
  const { title, unit } = measuredInput(id);
  return `${title} ${beyondText(limit, unit)}`;
}
