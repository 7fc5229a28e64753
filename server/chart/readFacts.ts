import type { Answer, AnswerId } from './answer.ts';
import { answerReadings, attestedFact } from './answerFacts.ts';
import { countingAnswers } from './answersAt.ts';
import { backgroundFacts } from './backgroundFacts.ts';
import type { Chart } from './chart.ts';
import { decide, type Question } from './decide.ts';
import { type Fact, known, unknown } from './fact.ts';
import type { Facts, FactValues, InputId } from './facts.ts';
import type { Gap } from './gap.ts';
import type { AttestedId } from './inputs/attestations.ts';
import { readBodySurface } from './inputs/bodySurface.ts';
import { readHistology } from './inputs/histology.ts';
import { MEASURED } from './inputs/index.ts';
import { largestLesion } from './inputs/lesions.ts';
import { readExtrahepaticDisease, readLiverMetastasis, readLiverMetastasisDate } from './inputs/metastases.ts';
import { readBirthDate, readSex } from './inputs/patient.ts';
import { readDialysis, readLiverProcedures } from './inputs/procedures.ts';
import type { Interval } from './interval.ts';
import { lesionReadings } from './lesionReadings.ts';
import type { Limit } from './limit.ts';
import type { MeasuredId, MeasuredInput } from './measuredInput.ts';
import type { Policy } from './policy.ts';
import { periodOf } from './time.ts';

/** Everything besides the chart that decides what was known. */
export interface Circumstances {
  /** ISO instant */
  readonly asOf: string;
  readonly policy: Policy;
  readonly answers: readonly Answer[];
  readonly gaps: readonly Gap[];
  /** The limits that criteria put on each number. */
  readonly limits: Readonly<Partial<Record<MeasuredId, readonly Limit[]>>>;
}

/** What the criteria read. */
export type CriteriaFacts = Pick<Facts, MeasuredId | AttestedId | 'histology' | 'liver-metastasis'>;

/** What was known about the patient at `asOf`: every input, known with its sources or unknown with its reason. */
export function readFacts(chart: Chart, all: Circumstances): Facts {
  const circumstances = { ...all, answers: countingAnswers(all.answers, all.asOf) };
  const { policy } = circumstances;
  const asOf = Date.parse(circumstances.asOf);
  const criteria = criteriaFacts(chart, circumstances, asOf);
  const facts: Facts = {
    ...criteria,
    ...backgroundFacts(chart, policy, asOf),
    'body-surface': readBodySurface(criteria['body-weight'], criteria['body-height']),
    'liver-metastasis-date': readLiverMetastasisDate(chart.diagnoses, asOf),
    'extrahepatic-disease': extrahepaticDisease(chart, circumstances, asOf),
    sex: readSex(chart.patient),
    'birth-date': readBirthDate(chart.patient),
    'prior-liver-procedures': readLiverProcedures(chart.procedures, asOf),
  };
  return withGaps(facts, circumstances.gaps, asOf);
}

/** Of the same facts only those that criteria read, for whoever judges thousands of patients. */
export function readCriteriaFacts(chart: Chart, all: Circumstances): CriteriaFacts {
  const circumstances = { ...all, answers: countingAnswers(all.answers, all.asOf) };
  const asOf = Date.parse(all.asOf);
  return withGaps(criteriaFacts(chart, circumstances, asOf), all.gaps, asOf);
}

function criteriaFacts(chart: Chart, circumstances: Circumstances, asOf: number): CriteriaFacts {
  const { answers, policy } = circumstances;
  const attested = (id: AttestedId) => attestedFact(answers, id, policy, asOf);
  const measured = measuredFacts(chart, circumstances, asOf);
  return {
    ...measured,
    histology: readHistology(chart.diagnoses, asOf),
    'liver-metastasis': readLiverMetastasis(chart.diagnoses, asOf),
    dialysis: dialysis(chart, circumstances, measured.creatinine, asOf),
    unresectable: attested('unresectable'),
    'liver-dominant': attested('liver-dominant'),
    'ablatable-location': attested('ablatable-location'),
    'complete-removal-possible': attested('complete-removal-possible'),
    'tumor-board': attested('tumor-board'),
    'prefers-y90': attested('prefers-y90'),
    'inr-correctable': sinceNewest(attested('inr-correctable'), measured.inr, chart.zone),
    'platelets-correctable': sinceNewest(attested('platelets-correctable'), measured.platelets, chart.zone),
  };
}

const ANSWERED_NUMBERS: readonly AnswerId[] = ['ecog', 'lesion-count', 'largest-lesion-cm'];

function measuredFacts(chart: Chart, circumstances: Circumstances, asOf: number): Record<MeasuredId, Fact<Interval>> {
  const { policy, answers, limits } = circumstances;
  const question = ({ id, title, lookBack, worse }: MeasuredInput): Question => ({
    title,
    lookBack,
    worse,
    limits: limits[id] ?? [],
  });
  const lesions = lesionReadings(chart.tumors, question(largestLesion), policy, asOf);
  const fromChart = { ...chart.measured, 'lesion-count': lesions.count, 'largest-lesion-cm': lesions.largest };
  const facts = MEASURED.map((input) => {
    const readings = fromChart[input.id];
    const answered = ANSWERED_NUMBERS.filter((id) => id === input.id).flatMap((id) =>
      answerReadings(answers, id, policy),
    );
    const all = answered.length === 0 ? readings : { ...readings, usable: [...readings.usable, ...answered] };
    return [input.id, decide(all, question(input), policy, asOf)];
  });
  return Object.fromEntries(facts);
}

/** The chart can show that there is disease outside the liver; of chart and clinician, the later decides. */
function extrahepaticDisease(
  chart: Chart,
  { answers, policy }: Circumstances,
  asOf: number,
): Fact<FactValues['extrahepatic-disease']> {
  const recorded = readExtrahepaticDisease(chart.diagnoses, asOf);
  const answered = attestedFact(answers, 'extrahepatic-disease', policy, asOf);
  if (!answered.known) return recorded;
  const answeredAt = Date.parse(answered.sources[0].recordedAt);
  const newer = recorded.sources.some(({ recordedAt }) => (periodOf(recordedAt, chart.zone)?.start ?? 0) > answeredAt);
  if (newer) return recorded;
  const sites = recorded.known ? recorded.value.sites : [];
  const setAside = recorded.sources.map((source) => ({
    ...source,
    because: 'recorded in the chart before a clinician answered',
  }));
  return known({ present: answered.value, sites }, answered.sources, setAside);
}

/** Dialysis as answered by a clinician, else by the procedures of the week before the creatinine that counts. */
function dialysis(
  chart: Chart,
  { answers, policy }: Circumstances,
  creatinine: Fact<Interval>,
  asOf: number,
): Fact<boolean> {
  const answered = attestedFact(answers, 'dialysis', policy, asOf);
  if (answered.known) return answered;
  const drawn = creatinine.known ? periodOf(creatinine.sources[0].recordedAt, chart.zone)?.end : undefined;
  return readDialysis(chart.procedures, Math.min(drawn ?? asOf, asOf));
}

/** Whether a value can be corrected is said of that value: a newer one asks again. */
function sinceNewest(answer: Fact<boolean>, value: Fact<Interval>, zone: string): Fact<boolean> {
  const [newest] = value.sources;
  const [given] = answer.sources;
  if (!answer.known || !newest || !given) return answer;
  const start = periodOf(newest.recordedAt, zone)?.start ?? Number.POSITIVE_INFINITY;
  if (Date.parse(given.recordedAt) >= start) return answer;
  return unknown('stale', 'answered before the latest value', answer.sources);
}

const A_DAY = 24 * 3_600_000;

/**
 * A query that failed may hide a value that would decide, so whatever it feeds is `not-readable`. An answer that a
 * clinician gave within the last day stands: it was given knowing the patient, not the query. So does one of any age where
 * the EHR has no such records.
 */
function withGaps<F extends Partial<Facts>>(facts: F, gaps: readonly Gap[], asOf: number): F {
  if (gaps.length === 0) return facts;
  const hidden = gaps.flatMap((gap) => gap.feeds.map((id): [InputId, Gap] => [id, gap]));
  const changed = hidden.flatMap(([id, { query, reason, notOffered = false }]) => {
    const fact: Fact<unknown> | undefined = facts[id];
    if (!fact) return [];
    const [source] = fact.sources;
    const answered = fact.known && source?.by !== undefined;
    const stands = answered && (notOffered || asOf - Date.parse(source.recordedAt) <= A_DAY);
    const because = `${query} could not be read completely: ${reason}`;
    return stands ? [] : [[id, unknown('not-readable', because, fact.sources, fact.setAside)]];
  });
  return { ...facts, ...Object.fromEntries(changed) };
}
