import type { Answer } from '../chart/answer.ts';
import type { Facts } from '../chart/facts.ts';
import type { Gap } from '../chart/gap.ts';
import type { MeasuredId } from '../chart/measuredInput.ts';
import type { Policy } from '../chart/policy.ts';
import type { Trend } from '../chart/trend.ts';
import type { CautionResult } from '../criteria/cautions/cautionsFor.ts';
import type { Population, Verdict } from '../criteria/verdict.ts';
import type { EvidenceMatch } from '../evidence/match.ts';
import type { AfterTreatment } from '../scores/afterTreatment/afterTreatment.ts';
import type { Scores } from '../scores/score.ts';

export interface PatientIdentity {
  /** "Patient/p1" */
  readonly reference: string;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly mrn: string | null;
}

/** Everything known about one patient at one moment: what every page, card, file and report is drawn from. */
export interface Assessment {
  /** ISO instant */
  readonly asOf: string;
  readonly patient: PatientIdentity;
  readonly policy: Policy;
  readonly facts: Facts;
  /** Every one given by then, the withdrawn and the outdated too. */
  readonly answers: readonly Answer[];
  readonly gaps: readonly Gap[];
  readonly population: Population;
  readonly verdicts: readonly [Verdict, ...Verdict[]];
  readonly scores: Scores;
  /** Beyond the criteria of the series; no part of any verdict. */
  readonly cautions: readonly CautionResult[];
  readonly evidence: readonly EvidenceMatch[];
  readonly afterTreatment: AfterTreatment;
  /** One for each of `TREND_IDS`, in that order; put together when they are first read. */
  readonly trends: readonly Trend[];
}

/** The laboratory values that are followed over time: those with a limit, then what the scores and the toxicity read besides. */
export const TREND_IDS = [
  'total-bilirubin',
  'creatinine',
  'inr',
  'platelets',
  'albumin',
  'sodium',
  'alt',
  'ast',
  'alp',
] as const satisfies readonly MeasuredId[];
