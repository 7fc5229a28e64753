import type { InputId } from '../../chart/facts.ts';
import type { CautionRule } from './caution.ts';

/** Every input that a caution reads; none when it is shown for every patient. */
export function cautionInputs(rule: CautionRule): readonly InputId[] {
  switch (rule.kind) {
    case 'information':
      return [];
    case 'number':
    case 'steps':
    case 'upper-limit':
    case 'recorded':
      return [rule.input];
    case 'extrahepatic-disease':
      return ['extrahepatic-disease'];
    case 'egfr':
      return ['creatinine', 'sex', 'birth-date', 'dialysis'];
    case 'doxorubicin':
      return ['doxorubicin-given', 'body-surface'];
    case 'any':
    case 'all':
      return [...new Set(rule.of.flatMap(cautionInputs))];
  }
}
