import type { Answer } from '../chart/answer.ts';
import { answersAt } from '../chart/answersAt.ts';
import { readChart } from '../chart/chart.ts';
import type { Gap } from '../chart/gap.ts';
import { withStandardCodes } from '../chart/localCodes.ts';
import type { Policy } from '../chart/policy.ts';
import { readFacts } from '../chart/readFacts.ts';
import { trendOf } from '../chart/trend.ts';
import { versionsAt } from '../chart/versionsAt.ts';
import { cautionsFor } from '../criteria/cautions/cautionsFor.ts';
import { upperLimitsOf } from '../criteria/cautions/upperLimits.ts';
import { evaluate } from '../criteria/evaluate.ts';
import { limitsAt } from '../criteria/limits.ts';
import { population } from '../criteria/population.ts';
import { matchEvidence } from '../evidence/match.ts';
import type { MatchContext } from '../evidence/matching/patient.ts';
import type { AfterTreatment } from '../scores/afterTreatment/afterTreatment.ts';
import { afterTreatmentOf } from '../scores/afterTreatment/afterTreatmentOf.ts';
import { computeScores } from '../scores/scores.ts';
import { type Assessment, TREND_IDS } from './assessment.ts';
import { patientIdentity } from './patientIdentity.ts';

/** One patient's record and what surrounds it. */
export interface AssessmentRequest {
  /** FHIR R4 resources, unvalidated. */
  readonly resources: readonly unknown[];
  readonly patientId: string;
  /** ISO instant */
  readonly asOf: string;
  readonly policy: Policy;
  readonly answers: readonly Answer[];
  readonly gaps: readonly Gap[];
}

/** The one way from resources to everything that is shown: chart, facts, verdicts, scores, cautions, evidence. */
export function assess({ resources, patientId, asOf, policy, answers, gaps }: AssessmentRequest): Assessment {
  const read = resources.map((resource) => withStandardCodes(resource, policy.localCodes));
  const known = versionsAt(read, Date.parse(asOf), policy.timeZone);
  const chart = readChart(known, policy.timeZone, patientId);
  const facts = readFacts(chart, { asOf, policy, answers, gaps, limits: limitsAt(asOf, policy) });
  const afterTreatment = afterTreatmentOf(chart, { asOf, policy, gaps });
  const scores = computeScores(facts, asOf, policy.timeZone);
  const estimates = { egfr: scores.egfr, upperLimits: upperLimitsOf(chart, facts, asOf) };
  let trends: Assessment['trends'] | undefined;
  return {
    asOf,
    patient: patientIdentity(chart.patient, patientId),
    policy,
    facts,
    answers: answersAt(answers, asOf),
    gaps,
    population: population(facts),
    verdicts: [
      evaluate('deb-tace', facts, asOf, policy),
      evaluate('y90', facts, asOf, policy),
      evaluate('microwave-ablation', facts, asOf, policy),
      evaluate('resection', facts, asOf, policy),
    ],
    scores,
    cautions: cautionsFor(facts, estimates, policy),
    evidence: matchEvidence(facts, asOf, { zone: policy.timeZone, ...meldChangeAfterFirst(afterTreatment) }),
    afterTreatment,
    get trends() {
      trends ??= TREND_IDS.map((id) => trendOf(chart, id, Date.parse(asOf)));
      return trends;
    },
  };
}

/**
 * The side of the published split by MELD, which is that of the first liver-directed treatment: no context when it is not
 * certain which was the first, when there is no MELD on both sides of it, or when a value of its own day may be from after it.
 *
 * The split by response is by mRECIST; a recorded response by RECIST is another measure and never places a patient in it.
 */
function meldChangeAfterFirst({ treatments }: AfterTreatment): Pick<MatchContext, 'meldChange'> {
  const first = treatments.find(({ isFirst }) => isFirst === true);
  const inDoubt = first?.laboratory.some(
    ({ id, baseline }) => MELD_IDS.includes(id) && baseline.known && baseline.value.sameDayOrderUnknown,
  );
  if (!first?.meld.group || inDoubt) return {};
  return { meldChange: first.meld.group === 'increased' ? 'higher' : 'stable-or-lower' };
}

const MELD_IDS: readonly string[] = ['creatinine', 'total-bilirubin', 'inr'];
