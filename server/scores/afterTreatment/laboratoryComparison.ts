import type { Fact } from '../../chart/fact.ts';
import { ctcaeGrade } from '../ctcae/ctcaeGrade.ts';
import type { CtcaeGrade, GradedResult } from '../ctcae/grade.ts';
import { CTCAE_TERMS, type GradedId } from '../ctcae/terms/index.ts';
import type { LaboratoryValue } from './laboratoryValue.ts';

/** One laboratory value before and after a treatment. Grades describe the value; they do not say what caused it. */
export interface LaboratoryComparison {
  readonly id: GradedId;
  readonly title: string;
  /** UCUM */
  readonly unit: string;
  readonly baseline: Fact<LaboratoryValue>;
  readonly followUp: Fact<LaboratoryValue>;
  /** Of the follow-up value, by CTCAE v5.0. */
  readonly grade: CtcaeGrade;
  /** INR only, whose grade depends on it: anticoagulants at the time of the follow-up value. */
  readonly anticoagulation?: Fact<boolean>;
}

/** @param anticoagulatedAt whether the patient took anticoagulants at an instant (epoch milliseconds) */
export function laboratoryComparison(
  id: GradedId,
  title: string,
  baseline: Fact<LaboratoryValue>,
  followUp: Fact<LaboratoryValue>,
  anticoagulatedAt: (at: number) => Fact<boolean>,
): LaboratoryComparison {
  const compared = { id, title, unit: CTCAE_TERMS[id].unit, baseline, followUp };
  if (!followUp.known) {
    const notGradable = `not gradable because ${followUp.because}`;
    return { ...compared, grade: { gradable: false, term: CTCAE_TERMS[id].name, notGradable } };
  }
  const before = baseline.known ? resultOf(baseline.value) : { missing: baseline.because };
  const input = { result: resultOf(followUp.value), baseline: before };
  if (id !== 'inr') return { ...compared, grade: ctcaeGrade(id, input) };
  const anticoagulation = anticoagulatedAt(followUp.value.period.end);
  const taken = anticoagulation.known ? { anticoagulated: anticoagulation.value } : {};
  return { ...compared, grade: ctcaeGrade(id, { ...input, ...taken }), anticoagulation };
}

const resultOf = ({ interval, referenceRange }: LaboratoryValue): GradedResult => ({
  value: interval,
  ...(referenceRange === undefined ? {} : { referenceRange }),
});
