import type { Source } from '../../../chart/fact.ts';
import type { Facts } from '../../../chart/facts.ts';
import type { Question } from '../caution.ts';
import type { Estimates } from '../estimates.ts';
import { cannotTell, type Finding } from '../finding.ts';
import { judgeDoxorubicin } from './judgeDoxorubicin.ts';
import { judgeEgfr } from './judgeEgfr.ts';
import { judgeNumber, judgeSteps, valueText } from './judgeNumber.ts';
import { judgeExtrahepaticDisease, judgeRecorded } from './judgeRecorded.ts';
import { judgeUpperLimit } from './judgeUpperLimit.ts';

/** Puts a question to what is known of a patient. */
export function judgeQuestion(question: Question, facts: Facts, estimates: Estimates): Finding {
  switch (question.kind) {
    case 'number':
      return judgeNumber(question, facts[question.input]);
    case 'steps': {
      const fact = facts[question.input];
      if (!fact.known) return cannotTell(fact.because, fact.sources);
      return judgeSteps(question.steps, fact.value, valueText(question.input, fact.value), fact.sources);
    }
    case 'upper-limit':
      return judgeUpperLimit(question, facts[question.input], estimates.upperLimits?.[question.input]);
    case 'recorded':
      return judgeRecorded(question.input, facts);
    case 'extrahepatic-disease':
      return judgeExtrahepaticDisease(facts);
    case 'egfr':
      return judgeEgfr(question.steps, estimates.egfr);
    case 'doxorubicin':
      return judgeDoxorubicin(question.steps, facts['doxorubicin-given'], facts['body-surface']);
    case 'any':
    case 'all':
      return combined(
        question.kind,
        question.of.map((each) => judgeQuestion(each, facts, estimates)),
      );
  }
}

/** "Any" is settled by one that applies, "all" by one that is clear; otherwise one that nobody can tell leaves it open. */
function combined(kind: 'any' | 'all', findings: readonly Finding[]): Finding {
  const settling = kind === 'any' ? 'applies' : 'clear';
  const settled = findings.filter(({ finding }) => finding === settling);
  if (settled.length > 0) return { finding: settling, ...together(settled) };
  const relevant = findings.filter(({ finding }) => kind === 'all' || finding === 'cannot-tell');
  if (findings.some(({ finding }) => finding === 'cannot-tell'))
    return { finding: 'cannot-tell', ...together(relevant) };
  return { finding: kind === 'any' ? 'clear' : 'applies', ...together(findings) };
}

const together = (findings: readonly Finding[]): { because: string; sources: readonly Source[] } => ({
  because: findings.map(({ because }) => because).join('; '),
  sources: findings.flatMap(({ sources }) => sources),
});
